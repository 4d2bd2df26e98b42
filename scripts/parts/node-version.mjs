// Imported first by every command. Written so that an old Node can read it, and say what is wrong.
var version = process.versions.node.split(".").map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("The portal needs Node 20.19 or newer; this is Node " + process.versions.node + ". See https://nodejs.org.");
  process.exit(1);
}
