"use strict";
// Connects the service's hosts to the mock: programs with an agent of their own, and Node 20, ignore proxy variables.
const fs = require("fs");
const tls = require("tls");

const hosts = new Set((process.env.REELKIT_RUN_HOSTS || "").split(","));
const port = Number(process.env.REELKIT_RUN_PORT);
const authority = process.env.REELKIT_RUN_AUTHORITY;
const connect = tls.connect;

// The options of tls.connect(options), tls.connect(port, options) and tls.connect(port, host, options).
function optionsOf(values) {
  const options = Object.assign({}, ...values.filter((value) => value !== null && typeof value === "object"));
  if (typeof values[0] === "number" || (typeof values[0] === "string" && values[0].trim() !== "")) options.port = Number(values[0]);
  if (typeof values[1] === "string") options.host = values[1];
  return options;
}

tls.connect = function (...values) {
  const options = optionsOf(values);
  const host = String(options.servername || options.host || "").toLowerCase();
  if (options.path || !hosts.has(host)) return connect.apply(this, values);
  const callback = values.find((value) => typeof value === "function");
  const own = options.ca ? { ca: [].concat(options.ca, fs.readFileSync(authority)) } : {};
  const where = options.socket ? {} : { host: "127.0.0.1", port }; // a socket of the program is a tunnel through the proxy
  return connect.call(this, { ...options, ...own, ...where, servername: host }, callback);
};
require("module").syncBuiltinESMExports();
