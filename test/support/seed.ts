import fc from "fast-check";
import { testSeed } from "./env.ts";

// The same cases on every run, so that a failure is of the change and can be repeated; another
// seed looks further: GELDBUUR_TEST_SEED=1 npx vitest run test/properties
fc.configureGlobal({ seed: testSeed() });
