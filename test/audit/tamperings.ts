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
const lookAt = (leaf: number) => `(select access_log_id from ledger_leaves
  join chained_looks on citizen_id = look_citizen_id and number = look_number where leaf = ${leaf})`

/** Some place of the tree where there is a record entry, or a look. */
async function place(
  made: Entries,
  pick: (below: number) => number,
  of: 'entry' | 'look' = 'entry',
) {
  const kind = of === 'entry' ? 'entry_id is not null' : 'entry_id is null'
  const leaves = await made.own.sql<{ leaf: number }>(
    `select leaf::int from ledger_leaves where ${kind} order by leaf`,
  )
  return leaves[pick(leaves.length)]?.leaf ?? 0
}

/** Changes one column of one entry. */
function changes(value: string): Tampering {
  return async (made, pick) => {
    const leaf = await place(made, pick)
    await freely(made, `update record_entries set ${value} where id = ${at(leaf)}`)
    return leaf
  }
}

/** Does something to one look, which stands in the chains of two; noticed at the first of them. */
function toLook(sql: (look: string) => string): Tampering {
  return async (made, pick) => {
    const leaf = await place(made, pick, 'look')
    const [first] = await made.own.sql<{ leaf: number }>(
      `select min(leaf)::int as leaf from ledger_leaves join chained_looks
        on citizen_id = look_citizen_id and number = look_number where access_log_id = ${lookAt(leaf)}`,
    )
    await freely(made, sql(lookAt(leaf)))
    return first?.leaf ?? 0
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
  'another looked': toLook((look) => `update access_log set role = 'nobody' where id = ${look}`),
  'another purpose of a look': toLook(
    (look) => `update access_log set purpose = 'care' where id = ${look}`,
  ),
  'a back-dated look': toLook(
    (look) => `update access_log set at = at - interval '1 day' where id = ${look}`,
  ),
  'a deleted look': toLook((look) => `delete from access_log where id = ${look}`),
  'a look taken out of the chain': async (made, pick) => {
    const leaf = await place(made, pick, 'look')
    await freely(
      made,
      `delete from chained_looks using ledger_leaves where leaf = ${leaf}
        and citizen_id = look_citizen_id and number = look_number`,
    )
    return leaf
  },
  deleted: async (made, pick) => {
    const leaf = await place(made, pick)
    await freely(made, `delete from record_entries where id = ${at(leaf)}`)
    return leaf
  },
  'deleted, and the rest moved up': async (made, pick) => {
    const leaf = await place(made, pick)
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
    const leaf = await place(made, pick)
    await freely(
      made,
      `update ledger_leaves set leaf = -leaf - 2 where leaf >= ${leaf};
        update ledger_leaves set leaf = -leaf - 1 where leaf < 0;
        with new as (insert into record_entries (id, citizen_id, kind, class, at, text, details, salt,
            content, number, previous, hash, position)
          overriding system value
          select gen_random_uuid(), citizen_id, kind, class, at, text, details, salt, content, 999,
            previous, hash, position from record_entries where id = ${at(leaf + 1)} returning id, hash)
        insert into ledger_leaves (leaf, entry_id, hash) select ${leaf}, id, hash from new; ${rechain}`,
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
        delete from chained_looks using ledger_leaves
          where leaf >= ${leaf} and citizen_id = look_citizen_id and number = look_number;
        delete from ledger_leaves where leaf >= ${leaf}; ${rechain}`,
    )
    return leaf
  },
  'all written anew': async (made, pick) => {
    const leaf = await place(made, pick)
    const content = `encode(sha256(uuid_send(gen_random_uuid())), 'hex')`
    await freely(
      made,
      `update record_entries set content = ${content} where id = ${at(leaf)}; ${rechain}`,
    )
    return leaf
  },
}
