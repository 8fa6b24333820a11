/** What Node is told when the assistant is started: `npm start`, the container and `geldbuur`. */
export const AS_STARTED = ["--max-semi-space-size=8"];
