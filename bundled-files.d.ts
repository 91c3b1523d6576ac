// Files that the Workers bundle carries as modules: data as bytes, WebAssembly compiled.
declare module '*.woff' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*.woff2' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
