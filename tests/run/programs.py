"""Programs that nobody has edited: each creates a job, fetches it and downloads its video, as the vendor's users do."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

MODEL = "pixverse/v5/text-to-video"
URL = "https://api.aimlapi.com/v2/video/generations"
SIZE = "video bytes:"  # printed before the size of the video

PYTHON = f'''
import json, os, sys
URL, KEY = "{URL}", os.environ["AIMLAPI_API_KEY"]
BODY = {{"model": "{MODEL}", "prompt": "a fox"}}
HEAD = {{"Authorization": "Bearer " + KEY, "Content-Type": "application/json"}}
def link(create, fetch):
    return fetch(create(URL, BODY)["id"])["video"]["url"]
def show(video):
    print("{SIZE}", len(video))
'''
REQUESTS = """
import requests
session = requests.Session()
made = session.post(URL, json=BODY, headers=HEAD).json()
done = session.get(URL, params={"generation_id": made["id"]}, headers=HEAD).json()
show(session.get(done["video"]["url"]).content)
"""
HTTPX = """
import httpx
with httpx.Client(OPTIONS) as client:
    made = client.post(URL, json=BODY, headers=HEAD).json()
    done = client.get(URL, params={"generation_id": made["id"]}, headers=HEAD).json()
    show(client.get(done["video"]["url"]).content)
"""
HTTPX_ASYNC = """
import asyncio, httpx
async def main():
    async with httpx.AsyncClient(OPTIONS) as client:
        made = (await client.post(URL, json=BODY, headers=HEAD)).json()
        done = (await client.get(URL, params={"generation_id": made["id"]}, headers=HEAD)).json()
        show((await client.get(done["video"]["url"])).content)
"""
AIOHTTP = """
import asyncio, aiohttp
async def main():
    async with aiohttp.ClientSession(headers=HEAD) as client:
        made = await (await client.post(URL, json=BODY)).json()
        done = await (await client.get(URL, params={"generation_id": made["id"]})).json()
        show(await (await client.get(done["video"]["url"])).read())
"""
URLLIB3 = """
import urllib3
pool = urllib3.PoolManager()
made = pool.request("POST", URL, body=json.dumps(BODY), headers=HEAD).json()
done = pool.request("GET", URL, fields={"generation_id": made["id"]}, headers=HEAD).json()
show(pool.request("GET", done["video"]["url"]).data)
"""
URLLIB = """
from urllib.request import Request, urlopen
made = json.load(urlopen(Request(URL, json.dumps(BODY).encode(), HEAD)))
done = json.load(urlopen(Request(URL + "?generation_id=" + made["id"], headers=HEAD)))
show(urlopen(done["video"]["url"]).read())
"""
HTTP_CLIENT = """
from http.client import HTTPSConnection
from urllib.parse import urlsplit
connection = HTTPSConnection("api.aimlapi.com")
def send(method, path, body=None):
    connection.request(method, path, body, HEAD)
    return connection.getresponse().read()
made = json.loads(send("POST", "/v2/video/generations", json.dumps(BODY)))
done = json.loads(send("GET", "/v2/video/generations?generation_id=" + made["id"]))
show(send("GET", urlsplit(done["video"]["url"]).path))
"""
ASYNCIO_END = "asyncio.run(main())\n"
UVLOOP_END = "import uvloop\nuvloop.run(main())\n"

NODE = f'''
const URL_ = "{URL}", key = process.env.AIMLAPI_API_KEY;
const head = {{Authorization: "Bearer " + key, "Content-Type": "application/json"}};
const body = JSON.stringify({{model: "{MODEL}", prompt: "a fox"}});
async function main() {{
  const made = JSON.parse(await send("POST", URL_, body));
  const done = JSON.parse(await send("GET", URL_ + "?generation_id=" + made.id));
  console.log("{SIZE}", (await send("GET", done.video.url)).length);
}}
main().catch((error) => {{ console.error(error); process.exit(1); }});
'''
NODE_FETCH = """
const send = async (method, url, body) =>
  Buffer.from(await (await fetch(url, {method, body, headers: head})).arrayBuffer());
"""
NODE_HTTPS = """
const https = require("https");
const agent = AGENT;
const send = (method, url, body) => new Promise((resolve, reject) => {
  const request = https.request(url, {method, headers: head, agent}, (response) => {
    const parts = [];
    response.on("data", (part) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts)));
  });
  request.on("error", reject).end(body);
});
"""
CURL = f'''
set -e
id=$(curl -sS -X POST "{URL}" -H "Authorization: Bearer $AIMLAPI_API_KEY" -H "Content-Type: application/json" \\
  -d '{{"model": "{MODEL}", "prompt": "a fox"}}' | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
url=$(curl -sS -G "{URL}" --data-urlencode "generation_id=$id" -H "Authorization: Bearer $AIMLAPI_API_KEY" |
  sed 's/.*"url":"\\([^"]*\\)".*/\\1/')
echo "{SIZE} $(curl -sS "$url" | wc -c)"
'''
WGET = re.sub(r"curl -sS (-G )?", "wget -qO- ", CURL)
WGET = WGET.replace("-X POST ", "").replace("-H ", "--header ").replace("-d '", "--post-data '")
WGET = WGET.replace('" --data-urlencode "', "?")
RUBY = f'''
require "net/http"
require "json"
uri = URI("{URL}")
head = {{"Authorization" => "Bearer " + ENV["AIMLAPI_API_KEY"], "Content-Type" => "application/json"}}
made = JSON.parse(Net::HTTP.post(uri, JSON.dump(model: "{MODEL}", prompt: "a fox"), head).body)
uri.query = "generation_id=" + made["id"]
done = JSON.parse(Net::HTTP.get(uri, head))
puts "{SIZE} #{{Net::HTTP.get(URI(done["video"]["url"])).bytesize}}"
'''
GO = f'''
package main
import ("bytes"; "encoding/json"; "fmt"; "io"; "net/http"; "os")
func send(method, url string, body []byte) []byte {{
  request, _ := http.NewRequest(method, url, bytes.NewReader(body))
  request.Header.Set("Authorization", "Bearer " + os.Getenv("AIMLAPI_API_KEY"))
  request.Header.Set("Content-Type", "application/json")
  response, err := http.DefaultClient.Do(request)
  if err != nil {{ panic(err) }}
  defer response.Body.Close()
  content, _ := io.ReadAll(response.Body)
  return content
}}
func main() {{
  var made struct{{ Id string }}
  var done struct{{ Video struct{{ Url string }} }}
  json.Unmarshal(send("POST", "{URL}", []byte(`{{"model": "{MODEL}", "prompt": "a fox"}}`)), &made)
  json.Unmarshal(send("GET", "{URL}?generation_id=" + made.Id, nil), &done)
  fmt.Println("{SIZE}", len(send("GET", done.Video.Url, nil)))
}}
'''
PHP = f'''<?php
function send($method, $url, $body = null) {{
  $request = curl_init($url);
  curl_setopt_array($request, [CURLOPT_CUSTOMREQUEST => $method, CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER =>
    ["Authorization: Bearer " . getenv("AIMLAPI_API_KEY"), "Content-Type: application/json"]]);
  if ($body !== null) curl_setopt($request, CURLOPT_POSTFIELDS, $body);
  $content = curl_exec($request);
  if ($content === false) {{ fwrite(STDERR, curl_error($request)); exit(1); }}
  return $content;
}}
$made = json_decode(send("POST", "{URL}", '{{"model": "{MODEL}", "prompt": "a fox"}}'));
$done = json_decode(send("GET", "{URL}?generation_id=" . $made->id));
echo "{SIZE} ", strlen(send("GET", $done->video->url)), "\\n";
'''


JAVA = f'''
import java.net.URI;
import java.net.http.*;
import java.util.regex.*;
class Program {{
  static byte[] send(String url, String body) throws Exception {{
    var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
      .header("Authorization", "Bearer " + System.getenv("AIMLAPI_API_KEY"));
    if (body != null) request.POST(HttpRequest.BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body();
  }}
  static String find(String name, byte[] json) {{
    var found = Pattern.compile("\\"" + name + "\\":\\"([^\\"]+)").matcher(new String(json));
    found.find();
    return found.group(1);
  }}
  public static void main(String[] none) throws Exception {{
    var made = send("{URL}", "{{\\"model\\": \\"{MODEL}\\", \\"prompt\\": \\"a fox\\"}}");
    var done = send("{URL}?generation_id=" + find("id", made), null);
    System.out.println("{SIZE} " + send(find("url", done), null).length);
  }}
}}
'''


class Program(NamedTuple):
    """A program: what runs it, its text, what it needs, and why it cannot reach the mock, if so."""

    runner: tuple[str, ...]
    text: str
    needs: str | None = None  # a Python package
    impossible: str | None = None
    options: tuple[str, ...] = ()

    @property
    def missing(self) -> str | None:
        """What is not installed here."""
        if shutil.which(self.runner[0]) is None:
            return self.runner[0]
        if self.needs is not None and importlib.util.find_spec(self.needs) is None:
            return self.needs
        return None

    def command(self, folder: Path) -> list[str]:
        """The command that runs the program, written into the folder."""
        suffixes = {
            sys.executable: ".py",
            "node": ".cjs",
            "sh": ".sh",
            "ruby": ".rb",
            "go": ".go",
            "php": ".php",
            "java": ".java",
        }
        file = folder / f"program{suffixes[self.runner[0]]}"
        file.write_text(self.text, encoding="utf-8")
        return [*self.runner, str(file)]


def _python(text: str, needs: str | None = None, end: str = "", impossible: str | None = None) -> Program:
    return Program((sys.executable,), PYTHON + text + end, needs, impossible)


def _node(text: str) -> Program:
    return Program(("node",), text + NODE)


UNTRUSTING = "trust_env=False"
CERTIFI = "trust_env=False, verify=__import__('ssl').create_default_context(cafile=__import__('certifi').where())"
PROGRAMS = {
    "requests": _python(REQUESTS, "requests"),
    "requests without the environment": _python(
        REQUESTS.replace("Session()", "Session(); session.trust_env = False"), "requests"
    ),
    "httpx": _python(HTTPX.replace("OPTIONS", "")),
    "httpx without the environment": _python(HTTPX.replace("OPTIONS", UNTRUSTING)),
    "httpx with a context of its own": _python(HTTPX.replace("OPTIONS", CERTIFI)),
    "httpx async": _python(HTTPX_ASYNC.replace("OPTIONS", ""), end=ASYNCIO_END),
    "httpx async without the environment": _python(HTTPX_ASYNC.replace("OPTIONS", UNTRUSTING), end=ASYNCIO_END),
    "httpx under uvloop": _python(HTTPX_ASYNC.replace("OPTIONS", ""), "uvloop", UVLOOP_END),
    "aiohttp": _python(AIOHTTP, "aiohttp", ASYNCIO_END),
    "aiohttp under uvloop": _python(
        AIOHTTP, "aiohttp", UVLOOP_END, "aiohttp ignores the proxy, and uvloop resolves and connects in C"
    ),
    "urllib3": _python(URLLIB3, "urllib3"),
    "urllib": _python(URLLIB),
    "http.client": _python(HTTP_CLIENT),
    "node fetch": _node(NODE_FETCH),
    "node https": _node(NODE_HTTPS.replace("AGENT", "undefined")),
    "node https with an agent of its own": _node(
        NODE_HTTPS.replace("AGENT", "new https.Agent({keepAlive: true, ca: require('tls').rootCertificates})")
    ),
    "curl": Program(("sh",), CURL),
    "wget": Program(("sh",), WGET, impossible="wget with GnuTLS reads no variable for its certificates"),
    "ruby": Program(("ruby",), RUBY),
    "go": Program(("go", "run"), GO),
    "php": Program(("php",), PHP),
    "java": Program(("java",), JAVA, options=("--java",)),
}
