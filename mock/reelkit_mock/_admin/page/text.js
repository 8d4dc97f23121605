// Text for people and for other programs. Nothing here touches the page.

// Characters that would not be seen, or that would change the order of those that are.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const visible = (text) =>
  String(text ?? "").replace(UNSEEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
const oneLine = (text) => visible(text).replace(/[\n\t]+/g, " ");
const parsed = (text) => { try { return JSON.parse(text); } catch { return undefined; } };
const pretty = (text) => { const value = parsed(text); return value === undefined ? text : JSON.stringify(value, null, 2); };

const count = (number) => number.toLocaleString("en");
/** The words of a search, each of which must be there. */
const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const searchable = (...texts) => texts.join(" ").toLowerCase();
const credits = (number) => `${count(number)} credits`;
const usd = (number) => `$${(number / 2e6).toFixed(2)}`;
const moment = (text) => (text === null ? Infinity : Date.parse(text));
const clockTime = (ms) => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
const span = (ms) => (ms < 60e3 ? `${(ms / 1e3).toFixed(1)} s` : `${Math.floor(ms / 60e3)} min ${Math.floor((ms / 1e3) % 60)} s`);

const KEY_VARIABLE = "AIMLAPI_API_KEY";
const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A request as a command or a program. The key is read from the environment: what is copied contains none. */
function asCurl({method, url, headers, body}) {
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${shell(url)}`];
  for (const [name, value] of Object.entries(headers))
    lines.push(name === "authorization" ? `-H "Authorization: Bearer $${KEY_VARIABLE}"` : `-H ${shell(`${name}: ${value}`)}`);
  if (body) lines.push(`--data-raw ${shell(body)}`);
  return lines.join(" \\\n  ");
}
function asPython({method, url, headers, body}) {
  const named = Object.entries(headers).map(([name, value]) =>
    `    ${JSON.stringify(name)}: ${name === "authorization" ? `f"Bearer {os.environ['${KEY_VARIABLE}']}"` : JSON.stringify(value)},`);
  const sent = body ? `\n    data=${JSON.stringify(body)}.encode(),` : "";
  return `import os\nimport urllib.request\n\nheaders = {\n${named.join("\n")}\n}\nrequest = urllib.request.Request(\n` +
    `    ${JSON.stringify(url)},\n    headers=headers,\n    method=${JSON.stringify(method)},${sent}\n)\n` +
    "with urllib.request.urlopen(request) as response:\n    print(response.read().decode())\n";
}
function asJavaScript({method, url, headers, body}) {
  const named = Object.entries(headers).map(([name, value]) =>
    `    ${JSON.stringify(name)}: ${name === "authorization" ? `\`Bearer \${process.env.${KEY_VARIABLE}}\`` : JSON.stringify(value)},`);
  const sent = body ? `\n  body: ${JSON.stringify(body)},` : "";
  return `const response = await fetch(${JSON.stringify(url)}, {\n  method: ${JSON.stringify(method)},\n  headers: {\n` +
    `${named.join("\n")}\n  },${sent}\n});\nconsole.log(response.status, await response.json());\n`;
}

/** A value as YAML. Strings that could be read as anything else are in quotes, as JSON has them. */
function asYaml(value, indent = "") {
  if (Array.isArray(value) && value.length && value.every((part) => part !== null && typeof part === "object"))
    return value.map((part) => `${indent}- ${asYaml(part, `${indent}  `).trimStart()}`).join("");
  if (value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length)
    return Object.entries(value).map(([name, part]) => {
      const isLong = part !== null && typeof part === "object" && (Array.isArray(part) ? typeof part[0] === "object" : Object.keys(part).length);
      return `${indent}${yamlText(name)}:${isLong ? `\n${asYaml(part, `${indent}  `)}` : ` ${yamlText(part)}\n`}`;
    }).join("");
  return `${indent}${yamlText(value)}\n`;
}
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z_][A-Za-z0-9_ .\/-]*(?:[A-Za-z0-9_\/-])$/i;
const yamlText = (value) => (typeof value === "string" && PLAIN.test(value) ? value : JSON.stringify(value));
