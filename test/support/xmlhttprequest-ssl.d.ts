declare module 'xmlhttprequest-ssl' {
  const XMLHttpRequest: { XMLHttpRequest: unknown };
  export = XMLHttpRequest;
}
