// npm links the commands of dependencies, not those of the project itself: this makes
// `npx geldbuur` work in the checkout.
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const link = join(import.meta.dirname, "..", "node_modules", ".bin", "geldbuur");
rmSync(link, { force: true });
symlinkSync(join("..", "..", "bin", "geldbuur"), link);
