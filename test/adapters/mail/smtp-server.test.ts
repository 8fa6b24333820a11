import { expect, test } from "vitest";
import { smtpServerOf } from "#adapters/channels/mail/smtp-server.ts";

const ENCRYPTED_LATER = { secure: false, requireTLS: true, ignoreTLS: false };
const NEVER_ENCRYPTED = { secure: false, requireTLS: false, ignoreTLS: true };

test.each([
  ["smtp://mail.example", { host: "mail.example", ...ENCRYPTED_LATER }],
  ["smtp://mail.example:25/", { host: "mail.example", port: 25, ...ENCRYPTED_LATER }],
  ["smtps://mail.example", { host: "mail.example", secure: true, ignoreTLS: false }],
  ["smtp://relay:25?ignoreTLS=true", { host: "relay", port: 25, ...NEVER_ENCRYPTED }],
  ["smtp://localhost", { host: "localhost", ...NEVER_ENCRYPTED }],
  ["smtp://[::1]:1025", { host: "::1", port: 1025, ...NEVER_ENCRYPTED }],
  ["smtps://localhost", { host: "localhost", secure: true, ignoreTLS: false }],
  ["smtps://a%40b:c%3Ad@mail.example", { auth: { user: "a@b", pass: "c:d" }, secure: true }],
])("%s", (address, server) => {
  expect(smtpServerOf(address)).toMatchObject(server);
});

test.each([
  "",
  "mail.example",
  "smtp:mail.example",
  "smtp://",
  "http://mail.example",
  "smtp://mail.example/inbox",
  "smtp://mail.example?pool=true",
  "smtp://mail.example?ignoreTLS=false",
  "smtp://mail.example#1",
  "smtp://user:%zz@mail.example",
])("%s is no address of a mail server", (address) => {
  expect(smtpServerOf(address)).toBeNull();
});
