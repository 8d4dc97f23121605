// Loaded into node before Prism, for two things that Prism does not do.
const net = require('node:net');

// Print the address (Prism prints it only if it logs every request, at a third of the speed), and exit if it cannot
// listen (Prism would keep running without a word).
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => console.log(JSON.stringify(this.address())));
  this.once('error', (error) => {
    console.error(`Error: ${error.message}`);
    process.exit(1);
  });
  return listen.apply(this, args);
};

// Exit when the parent exits, which closes its end of this pipe.
process.stdin.on('end', () => process.exit()).resume();
