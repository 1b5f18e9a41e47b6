/** What the tests use of jsdom: its own types would bring the whole DOM to every file of the house. */
declare module 'jsdom' {
  export interface Node {
    nodeName: string
    textContent: string | null
    childNodes: Iterable<Node>
  }

  export interface Element extends Node {
    id: string
    localName: string
    children: Iterable<Element>
    attributes: Iterable<{ name: string; value: string }>
    getAttribute(name: string): string | null
    querySelector(selector: string): Element | null
    querySelectorAll(selector: string): Iterable<Element>
    getElementsByTagName(name: string): Iterable<Element>
  }

  interface Window {
    document: Element
    eval(code: string): unknown
    DOMParser: new () => { parseFromString(text: string, type: string): Element }
  }

  export class JSDOM {
    constructor(
      html: string,
      options?: { runScripts?: 'outside-only'; pretendToBeVisual?: boolean },
    )
    readonly window: Window
  }
}
