#!/usr/bin/env node
// 核验已部署的文件夹或网址：node verify.mjs <文件夹或网址> [--manifest manifest.json] [--key 公钥.pem]
// 只需 Node 12 以上，不需要安装其他软件。逐个文件比对 SHA-256 和 SM3；有一处不符，退出码为 1。
import { createHash, createPublicKey, getHashes, verify } from 'crypto';
import { existsSync, readdirSync, readFileSync } from 'fs';
import http from 'http';
import https from 'https';
import path from 'path';
import { fileURLToPath } from 'url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AT_ONCE = 6;
const MOST_REDIRECTS = 5;
const WAIT = 30000;

function usage(problem) {
  if (problem) console.error(problem);
  console.error('用法：node verify.mjs <文件夹或网址> [--manifest 文件] [--key 公钥文件]');
  process.exit(2);
}

function options(args) {
  const given = { place: undefined, manifest: path.join(HERE, 'manifest.json'), key: undefined };
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === '--manifest' || word === '--key') {
      at += 1;
      if (args[at] === undefined) usage(`${word} 之后应有文件名。`);
      given[word.slice(2)] = args[at];
    } else if (word.startsWith('--') || given.place !== undefined) usage(`不认识的参数：${word}`);
    else given.place = word;
  }
  return given;
}

function readManifest(file, key) {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return usage(`清单“${file}”不能读取（${error.code}）。`);
  }
  if (key !== undefined) {
    const signature = `${file}.sig`;
    if (!existsSync(signature)) fail(`没有签名文件“${signature}”。`);
    const sound = verify(null, bytes, createPublicKey(readFileSync(key)), readFileSync(signature));
    if (!sound) fail('签名与清单不符：清单被改动过，或者公钥不是签发者的。');
    console.log('签名相符。');
  }
  const manifest = JSON.parse(bytes.toString('utf8'));
  if (manifest.format !== 1) fail(`清单的格式是 ${manifest.format}，本程序只认 1。`);
  return manifest;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const hasSm3 = getHashes().includes('sm3');
const digest = (kind, bytes) => createHash(kind).update(bytes).digest('hex');

/** What is wrong with a file, or undefined. */
function wrong(file, bytes) {
  if (bytes === undefined) return '缺失';
  if (bytes.length !== file.bytes) return `应为 ${file.bytes} 字节，实为 ${bytes.length} 字节`;
  if (digest('sha256', bytes) !== file.sha256) return '内容不符（SHA-256）';
  if (hasSm3 && digest('sm3', bytes) !== file.sm3) return '内容不符（SM3）';
  return undefined;
}

function fetchBytes(address, left) {
  return new Promise((resolve, reject) => {
    const client = address.protocol === 'https:' ? https : http;
    const request = client.get(
      address,
      { headers: { 'Accept-Encoding': 'identity' } },
      (answer) => {
        const { statusCode, headers } = answer;
        if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && left > 0) {
          answer.resume();
          resolve(fetchBytes(new URL(headers.location, address), left - 1));
          return;
        }
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => resolve(statusCode === 200 ? Buffer.concat(parts) : undefined));
      },
    );
    request.setTimeout(WAIT, () => request.destroy(new Error('等候超过30秒')));
    request.on('error', reject);
  });
}

function filesBelow(folder, below = '') {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).reduce((all, entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    return all.concat(entry.isDirectory() ? filesBelow(folder, name) : [name]);
  }, []);
}

async function verifyAddress(base, files) {
  const found = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at];
      try {
        const bytes = await fetchBytes(new URL(file.path, base), MOST_REDIRECTS);
        const what = wrong(file, bytes);
        if (what !== undefined) found.push([file.path, what]);
      } catch (error) {
        found.push([file.path, `不能读取（${error.message}）`]);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return found;
}

function verifyFolder(folder, files) {
  if (!existsSync(folder)) usage(`没有文件夹“${folder}”。`);
  const listed = new Set(files.map((file) => file.path));
  const found = [];
  for (const file of files) {
    const place = path.join(folder, file.path);
    const what = wrong(file, existsSync(place) ? readFileSync(place) : undefined);
    if (what !== undefined) found.push([file.path, what]);
  }
  for (const name of filesBelow(folder)) if (!listed.has(name)) found.push([name, '清单中没有']);
  return found;
}

const { place, manifest: file, key } = options(process.argv.slice(2));
if (place === undefined) usage();
const manifest = readManifest(file, key);
const isAddress = /^https?:\/\//.test(place);
const found = isAddress
  ? await verifyAddress(new URL(place.endsWith('/') ? place : `${place}/`), manifest.files)
  : verifyFolder(place, manifest.files);
found.sort((a, b) => (a[0] < b[0] ? -1 : 1));
for (const [name, what] of found) console.error(`${name}：${what}`);
if (!hasSm3) console.log('本机的 Node 没有 SM3，只比对了 SHA-256。');
if (found.length > 0)
  fail(`核验未通过：${found.length}个文件有问题，共${manifest.files.length}个文件。`);
console.log(`核验通过：版本${manifest.release}，共${manifest.files.length}个文件，全部相符。`);
