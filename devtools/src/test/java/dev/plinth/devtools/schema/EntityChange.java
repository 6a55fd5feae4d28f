package dev.plinth.devtools.schema;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A change of the shop's entities.
 *
 * @param name what is changed
 * @param edits the text to replace in the entities, and its replacement
 * @param sql the expected SQL
 * @param question a query on the migrated database
 * @param answer the expected single row
 */
record EntityChange(
    String name, Map<String, String> edits, String sql, String question, String answer) {

  private static final String NOTE = "  @Column(length = 50)\n  String note;\n";
  private static final String CODE = "  @Column(nullable = false, length = 10)\n  String code;\n";
  private static final String STATE = "enum State { DRAFT, LIVE }";

  static Stream<EntityChange> all() {
    return Stream.of(
        change(
            "new table",
            Map.of(
                "new Tag",
                """
                @Entity
                @Table(name = "tags", uniqueConstraints =
                  @UniqueConstraint(name = "tags_word_key", columnNames = "word"))
                class Tag {
                  @Id UUID id;

                  @Column(nullable = false, length = 30)
                  String word;
                }
                """),
            """
            create table tags (
              id uuid not null,
              word varchar(30) not null
            );

            alter table tags
              add constraint tags_pkey primary key (id);

            alter table tags
              add constraint tags_word_key unique (word);
            """,
            "select count(*) from tags",
            "0"),
        change(
            "new join table",
            Map.of(
                NOTE,
                NOTE
                    + """
                      @ManyToMany
                      @JoinTable(
                          name = "item_makers",
                          joinColumns = @JoinColumn(name = "item_id"),
                          inverseJoinColumns = @JoinColumn(name = "maker_id"))
                      Set<Maker> makers;
                    """),
            """
            create table item_makers (
              item_id uuid not null,
              maker_id uuid not null
            );

            alter table item_makers
              add constraint item_makers_pkey primary key (item_id, maker_id);

            alter table item_makers
              add constraint fk_item_makers_item_id foreign key (item_id) references items(id);

            alter table item_makers
              add constraint fk_item_makers_maker_id foreign key (maker_id) references makers(id);
            """,
            "select count(*) from item_makers",
            "0"),
        change(
            "new column that may be null",
            Map.of(NOTE, NOTE + "@Column(length = 20) String colour;\n"),
            """
            alter table items
              add column colour varchar(20);
            """,
            "select count(*) from items where colour is null",
            "10000"),
        change(
            "new column that must not be null, with a default",
            Map.of(
                NOTE,
                NOTE
                    + "@Column(nullable = false, columnDefinition = \"boolean default false not null\")\n"
                    + "boolean sold;\n"),
            """
            alter table items
              add column sold boolean default false not null;
            """,
            "select count(*) from items where not sold",
            "10000"),
        change(
            "new column that must not be null, without a default",
            Map.of(NOTE, NOTE + "@Column(nullable = false, length = 20) String colour;\n"),
            """
            -- items.colour: new, must not be null, no default. Decide what existing rows get instead of ''.
            -- Servers of the previous version don't write it: while one runs, leave out "set not null"
            -- and do it in a later migration.
            alter table items add column colour varchar(20);
            update items set colour = '';
            alter table items alter column colour set not null;
            """,
            "select count(*) from items where colour = ''",
            "10000"),
        change(
            "dropped column",
            Map.of(CODE, ""),
            """
            alter table items
              alter column code drop not null;

            -- The entities no longer have the following. It stays, so that servers of the previous version
            -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
            -- or in a separate migration.

            -- No entity has the column items.code any more.
            -- alter table items drop column code;
            """,
            "select count(code), (select is_nullable from information_schema.columns where column_name = 'code') from items",
            "10000 YES"),
        change(
            "renamed column",
            Map.of(CODE, CODE.replace("code", "sign")),
            """
            -- items.sign: new, must not be null, no default. Decide what existing rows get instead of ''.
            -- Servers of the previous version don't write it: while one runs, leave out "set not null"
            -- and do it in a later migration.
            alter table items add column sign varchar(10);
            update items set sign = '';
            alter table items alter column sign set not null;

            alter table items
              alter column code drop not null;

            -- The entities no longer have the following. It stays, so that servers of the previous version
            -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
            -- or in a separate migration.

            -- No entity has the column items.code any more.
            -- Was it renamed to sign? Then write only this instead of all statements about the two:
            -- alter table items rename column code to sign;
            -- alter table items drop column code;
            """,
            "select count(code), count(*) filter (where sign = '') from items",
            "10000 10000"),
        change(
            "dropped table",
            Map.of("no Maker", ""),
            """
            -- The entities no longer have the following. It stays, so that servers of the previous version
            -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
            -- or in a separate migration.

            -- No entity has the table makers any more.
            -- drop table makers;
            """,
            "select count(*) from makers",
            "1"),
        change(
            "dropped unique constraint",
            Map.of(
                "\"makers\", uniqueConstraints =\n  @UniqueConstraint(name = \"makers_name_key\", columnNames = \"name\"))",
                "\"makers\")"),
            """
            -- The entities no longer have the following. It stays, so that servers of the previous version
            -- continue to work and no data is lost. Once no server uses it, drop it: uncomment it here,
            -- or in a separate migration.

            -- No entity has the constraint makers_name_key of makers any more.
            -- alter table makers drop constraint makers_name_key;
            """,
            "select count(*) from pg_constraint where conname = 'makers_name_key'",
            "1"),
        change(
            "greater length",
            Map.of(NOTE, NOTE.replace("50", "80")),
            """
            -- items.note: was varchar(50), becomes varchar(80); PostgreSQL refuses it where a value doesn't fit.
            alter table items alter column note type varchar(80);
            """,
            "select count(*), max(note) from items",
            "10000 Note 9998"),
        change(
            "smaller length",
            Map.of(NOTE, NOTE.replace("50", "20")),
            """
            -- items.note: was varchar(50), becomes varchar(20); PostgreSQL refuses it where a value doesn't fit.
            alter table items alter column note type varchar(20);
            """,
            "select count(*), max(note) from items",
            "10000 Note 9998"),
        change(
            "other type",
            Map.of(CODE, "@Column(nullable = false) long code;\n"),
            """
            -- items.code: was varchar(10), becomes bigint; check the conversion after "using", it may cut values off.
            alter table items alter column code type bigint using code::bigint;
            """,
            "select sum(code) from items",
            "50005000"),
        change(
            "new index",
            Map.of(
                "columnList = \"title\")",
                "columnList = \"title\"), @Index(name = \"items_code_idx\", columnList = \"code desc, id\")"),
            """
            create index items_code_idx on items (code desc, id);
            """,
            "select indexdef from pg_indexes where indexname = 'items_code_idx'",
            "CREATE INDEX items_code_idx ON public.items USING btree (code DESC, id)"),
        change(
            "new unique constraint",
            Map.of(
                "name = \"items\",",
                "name = \"items\", uniqueConstraints = @UniqueConstraint(name = \"items_code_key\", columnNames = \"code\"),"),
            """
            alter table items
              add constraint items_code_key unique (code);
            """,
            "select count(*) from pg_constraint where conname = 'items_code_key' and contype = 'u'",
            "1"),
        change(
            "new foreign key",
            Map.of(
                NOTE,
                NOTE
                    + """
                      @ManyToOne(fetch = FetchType.LAZY)
                      @JoinColumn(name = "maker_id", foreignKey = @ForeignKey(name = "items_maker_id_fkey"))
                      Maker maker;
                    """),
            """
            alter table items
              add column maker_id uuid;

            alter table items
              add constraint items_maker_id_fkey foreign key (maker_id) references makers(id);
            """,
            "select count(*) from items where maker_id is null",
            "10000"),
        change(
            "new column with an enum",
            Map.of(
                NOTE,
                "enum Size { SMALL, LARGE }\n"
                    + NOTE
                    + "@Enumerated(EnumType.STRING) @Column(nullable = false, length = 10) Size size;\n"),
            """
            -- items.size: new, must not be null, no default. Decide what existing rows get instead of 'SMALL'.
            -- Servers of the previous version don't write it: while one runs, leave out "set not null"
            -- and do it in a later migration.
            alter table items add column size varchar(10);
            update items set size = 'SMALL';
            alter table items alter column size set not null;

            alter table items
              add constraint items_size_check check (size in ('SMALL', 'LARGE'));
            """,
            "select count(*) from items where size = 'SMALL'",
            "10000"),
        change(
            "new value of an enum",
            Map.of(STATE, "enum State { DRAFT, LIVE, GONE }"),
            """
            alter table items
              drop constraint items_state_check;

            alter table items
              add constraint items_state_check check (state in ('DRAFT', 'LIVE', 'GONE'));
            """,
            "select pg_get_constraintdef(oid) like '%GONE%' from pg_constraint where conname = 'items_state_check'",
            "t"),
        change(
            "removed value of an enum",
            Map.of(STATE, "enum State { DRAFT }"),
            """
            -- items.state: 'LIVE' is no longer allowed. Decide what the rows that have it get instead of 'DRAFT'.
            -- Servers of the previous version may still write it: while one runs, hold this back.
            alter table items drop constraint items_state_check;
            update items set state = 'DRAFT' where state in ('LIVE');
            alter table items add constraint items_state_check check (state in ('DRAFT'));
            """,
            "select count(*) from items where state = 'DRAFT'",
            "10000"),
        change(
            "renamed value of an enum",
            Map.of(STATE, "enum State { DRAFT, PUBLIC }"),
            """
            -- items.state: 'LIVE' is no longer allowed. Decide what the rows that have it get instead of 'DRAFT'.
            -- Servers of the previous version may still write it: while one runs, hold this back.
            alter table items drop constraint items_state_check;
            update items set state = 'DRAFT' where state in ('LIVE');
            alter table items add constraint items_state_check check (state in ('DRAFT', 'PUBLIC'));
            """,
            "select count(*) from items where state = 'DRAFT'",
            "10000"),
        change(
            "no null any more",
            Map.of(NOTE, NOTE.replace("length", "nullable = false, length")),
            """
            -- items.note: must no longer be null, no default. Decide what rows without a value get instead of ''.
            update items set note = '' where note is null;
            alter table items alter column note set not null;
            """,
            "select count(*) filter (where note = ''), count(note) from items",
            "5000 10000"),
        change(
            "null allowed",
            Map.of(CODE, CODE.replace("nullable = false, ", "")),
            """
            alter table items
              alter column code drop not null;
            """,
            "select is_nullable from information_schema.columns where column_name = 'code'",
            "YES"));
  }

  private static EntityChange change(
      String name, Map<String, String> edits, String sql, String question, String answer) {
    return new EntityChange(name, edits, sql, question, answer);
  }

  @Override
  public String toString() {
    return name;
  }
}
