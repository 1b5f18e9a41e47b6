export default async function end() {
  await globalThis.borgerdialogRun?.stop()
}
