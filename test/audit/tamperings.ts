import type { Entries } from './house-of-entries.ts'

/** Something that the owner of the database may do to it; returns which entry it is first noticed at. */
export type Tampering = (made: Entries, pick: (below: number) => number) => Promise<number>

/** With no trigger and no constraint in the way. */
function freely(made: Entries, sql: string): Promise<object[]> {
  return made.own.sql(
    `set session_replication_role = replica; ${sql}; reset session_replication_role`,
  )
}

const size = async (made: Entries) => (await made.published()).at(-1)?.size ?? 0
const at = (leaf: number) => `(select entry_id from ledger_leaves where leaf = ${leaf})`

/** Changes one column of one entry. */
function changes(value: string): Tampering {
  return async (made, pick) => {
    const leaf = pick(await size(made))
    await freely(made, `update record_entries set ${value} where id = ${at(leaf)}`)
    return leaf
  }
}

/** One hexadecimal digit becomes another. */
const otherDigit = (column: string) =>
  `${column} = overlay(${column} placing (case when left(${column}, 1) = '0' then '1' else '0' end) from 1 for 1)`
/** One character of what is sealed becomes another. */
const otherLetter = (column: string) =>
  `${column} = overlay(${column} placing (case when substr(${column}, 20, 1) = 'A' then 'B' else 'A' end) from 20 for 1)`

/** Chains and counts anew, as the owner of the database may: every hash within it adds up again. */
const rechain = `
  update ledger_heads set count = 0, head = repeat('0', 64);
  do $$ declare e record_entries; who text; begin
    for e in select * from record_entries order by position loop
      update ledger_heads set count = count + 1 where citizen_id = e.citizen_id
        returning pseudonym, count, head into who, e.number, e.previous;
      e.hash := entry_hash(who, e);
      update ledger_heads set head = e.hash where citizen_id = e.citizen_id;
      update record_entries set number = e.number, previous = e.previous, hash = e.hash where id = e.id;
    end loop; end $$`

export const tamperings: Record<string, Tampering> = {
  'a flipped bit of a text': changes(otherLetter('text')),
  'a flipped bit of a salt': changes(otherLetter('salt')),
  'a changed detail': changes(`details = details || '{"n": -1}'`),
  'another commitment': changes(otherDigit('content')),
  'another hash': changes(otherDigit('hash')),
  'another kind': changes(`kind = 'note'`),
  'another class': changes(
    `class = case class when 'internal' then 'dialogue' else 'internal' end`,
  ),
  'another actor': changes('actor_id = gen_random_uuid()'),
  'back-dated': changes(`at = at - interval '1 day'`),
  deleted: async (made, pick) => {
    const leaf = pick(await size(made))
    await freely(made, `delete from record_entries where id = ${at(leaf)}`)
    return leaf
  },
  'deleted, and the rest moved up': async (made, pick) => {
    const leaf = pick(await size(made))
    await freely(
      made,
      `delete from record_entries where id = ${at(leaf)};
        delete from ledger_leaves where leaf = ${leaf};
        update ledger_leaves set leaf = -leaf where leaf > ${leaf};
        update ledger_leaves set leaf = -leaf - 1 where leaf < 0; ${rechain}`,
    )
    return leaf
  },
  inserted: async (made, pick) => {
    const leaf = pick(await size(made))
    await freely(
      made,
      `update ledger_leaves set leaf = -leaf - 2 where leaf >= ${leaf};
        update ledger_leaves set leaf = -leaf - 1 where leaf < 0;
        with new as (insert into record_entries (id, citizen_id, kind, class, at, text, details, salt,
            content, number, previous, hash, position)
          overriding system value
          select gen_random_uuid(), citizen_id, kind, class, at, text, details, salt, content, 999,
            previous, hash, position from record_entries where id = ${at(leaf + 1)} returning id)
        insert into ledger_leaves select ${leaf}, id from new; ${rechain}`,
    )
    return leaf
  },
  reordered: async (made, pick) => {
    const [one, other] = [pick(await size(made)), pick(await size(made))]
    if (one === other) return tamperings.reordered?.(made, pick) ?? 0
    await freely(
      made,
      `update ledger_leaves set leaf = case leaf when ${one} then -1 - ${other} else -1 - ${one} end
        where leaf in (${one}, ${other});
        update ledger_leaves set leaf = -1 - leaf where leaf < 0`,
    )
    return Math.min(one, other)
  },
  'the tail cut off': async (made, pick) => {
    const all = await size(made)
    const leaf = all - 1 - pick(Math.min(5, all))
    await freely(
      made,
      `delete from record_entries where id in (select entry_id from ledger_leaves where leaf >= ${leaf})
          or not exists (select from ledger_leaves where entry_id = record_entries.id);
        delete from ledger_leaves where leaf >= ${leaf}; ${rechain}`,
    )
    return leaf
  },
  'all written anew': async (made, pick) => {
    const leaf = pick(await size(made))
    const content = `encode(sha256(uuid_send(gen_random_uuid())), 'hex')`
    await freely(
      made,
      `update record_entries set content = ${content} where id = ${at(leaf)}; ${rechain}`,
    )
    return leaf
  },
}
