// npm start: from a fresh clone to a running portal, with only Node and npm on the machine.
// The rest is loaded after the version was checked, since an old Node cannot read it.
import "./parts/node-version.mjs";

const { start } = await import("./parts/lifecycle.mjs");
await start();
