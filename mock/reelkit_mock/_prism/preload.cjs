// Loaded into node before Prism, for what Prism does not do by itself.
const net = require('node:net');

// Say which port it got (Prism says so only where it logs every request, at a third of the speed), and end where it
// gets none (Prism would stay, silent, for ever).
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => console.log(JSON.stringify(this.address())));
  this.once('error', (error) => {
    console.error(`Error: ${error.message}`);
    process.exit(1);
  });
  return listen.apply(this, args);
};

// Go when the parent goes, however it ends: its end of this pipe is closed then.
process.stdin.on('end', () => process.exit()).resume();
