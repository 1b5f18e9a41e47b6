/** The fields of forms, as Det Fælles Designsystem has them; each says beside itself what is wrong. */
import { faultAt, keptOf, type Trouble } from './form.ts'
import { type Html, html } from './html.ts'
import type { Language } from './language.ts'
import { formTexts } from './texts/form.ts'

export interface Field {
  name: string
  label: string
  hint?: string
  /** Before anybody has typed. */
  value?: string
  /** What came back, where the form did. */
  trouble: Trouble | undefined
  language: Language
}

export function textArea(
  field: Field & { optional?: boolean; max?: number; rows?: number; draft?: string },
): Html {
  const { name, label, optional, max = 2000, rows = 5, draft, language } = field
  const t = formTexts[language]
  return group(
    field,
    html`<label class="form-label" for="${name}">${label}${optional && html` <span class="quiet">${t.optional}</span>`}</label>`,
    html`<textarea class="form-input" id="${name}" name="${name}" maxlength="${max}" rows="${rows}"${marks(field)}${draft && html` data-draft="${draft}"`}>
${keptOf(field.trouble, name, field.value)}</textarea>`,
  )
}

export function textInput(
  field: Field & { type?: 'text' | 'date' | 'time' | 'datetime-local' | 'number' },
): Html {
  const { name, label, type = 'text' } = field
  return group(
    field,
    html`<label class="form-label" for="${name}">${label}</label>`,
    html`<input class="form-input" type="${type}" id="${name}" name="${name}" value="${keptOf(field.trouble, name, field.value)}"${marks(field)}>`,
  )
}

export interface Choice {
  value: string
  words: string
}

export function choices(field: Field & { of: Choice[]; many?: boolean; chosen?: string[] }): Html {
  const { name, label, of, many, trouble, value } = field
  const chosen = trouble ? trouble.form.all(name) : (field.chosen ?? (value ? [value] : []))
  const options = of.map(
    (one, index) =>
      html`<label><input type="${many ? 'checkbox' : 'radio'}" name="${name}" id="${index === 0 ? name : `${name}-${index}`}" value="${one.value}"${chosen.includes(one.value) && html` checked`}> <span>${one.words}</span></label>`,
  )
  return html`<div class="form-group${faultAt(trouble, name) && ' form-error'}"><fieldset${marks(field)}><legend class="form-label">${label}</legend>${about(field)}<div class="choices">${options}</div></fieldset></div>`
}

export function select(field: Field & { of: Choice[] }): Html {
  const { name, label, of, trouble, value } = field
  const chosen = keptOf(trouble, name, value)
  const options = of.map(
    (one) =>
      html`<option value="${one.value}"${one.value === chosen && html` selected`}>${one.words}</option>`,
  )
  return group(
    field,
    html`<label class="form-label" for="${name}">${label}</label>`,
    html`<select class="form-select" id="${name}" name="${name}"${marks(field)}>${options}</select>`,
  )
}

function group(field: Field, label: Html, input: Html): Html {
  const wrong = faultAt(field.trouble, field.name)
  return html`<div class="form-group${wrong && ' form-error'}">${label}${about(field)}${input}</div>`
}

function about({ name, hint, trouble, language }: Field): Html {
  const wrong = faultAt(trouble, name)
  return html`${hint && html`<span class="form-hint" id="${name}-hint">${hint}</span>`}${wrong && html`<span class="form-error-message" id="${name}-error"><span class="sr-only">${formTexts[language].error} </span>${wrong}</span>`}`
}

function marks({ name, hint, trouble }: Field): Html {
  const wrong = faultAt(trouble, name)
  const by = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ')
  return html`${by && html` aria-describedby="${by}"`}${wrong && html` aria-invalid="true"`}`
}

/** First on the page, and focused: what is wrong, with the way to each field. */
export function errorSummary(trouble: Trouble | undefined, language: Language): Html | undefined {
  if (!trouble) return undefined
  const t = formTexts[language]
  const ofFields = trouble.faults.some(({ name }) => name)
  const lines = trouble.faults.map(({ name, text }) =>
    name ? html`<li><a href="#${name}">${text}</a></li>` : html`<li>${text}</li>`,
  )
  return html`<div class="errors" role="alert" tabindex="-1" data-focus><h2>${ofFields ? t.errors : t.refused}</h2><ul>${lines}</ul></div>`
}
