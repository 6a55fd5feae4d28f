package dev.plinth.devtools.schema;

import java.util.List;
import java.util.Map;

/** A small schema to change: its entities, its migration with what only SQL can say, and rows. */
final class Shop {

  static final String MAKER =
      """
      @Entity
      @Table(name = "makers", uniqueConstraints =
        @UniqueConstraint(name = "makers_name_key", columnNames = "name"))
      class Maker {
        @Id UUID id;

        @Column(nullable = false, length = 100)
        String name;
      }
      """;

  static final String ITEM =
      """
      @Entity
      @Table(name = "items", indexes = {@Index(name = "items_title_idx", columnList = "title")})
      class Item {
        enum State { DRAFT, LIVE }

        @Id UUID id;

        @Column(nullable = false, length = 100)
        String title;

        @Column(length = 50)
        String note;

        @Column(nullable = false)
        int stock;

        @Column(nullable = false, length = 10)
        String code;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 20)
        State state;
      }
      """;

  static final Map<String, String> ENTITIES = Map.of("Maker", MAKER, "Item", ITEM);

  static final String MIGRATION =
      """
      create table makers (
        id uuid constraint makers_pkey primary key,
        name varchar(100) not null constraint makers_name_key unique
      );

      create table items (
        id uuid constraint items_pkey primary key,
        title varchar(100) not null,
        note varchar(50),
        stock integer not null default 7,
        code varchar(10) not null,
        kind integer not null generated always as (1) stored,
        state varchar(20) not null constraint items_state_check check (state in ('DRAFT', 'LIVE')),
        constraint items_stock_range check (stock >= 0)
      );

      create index items_title_idx on items (title) where stock > 0;

      create extension citext;
      create index items_lower_title_idx on items (lower(title));
      create function keep_note() returns trigger language plpgsql as $$
      begin
        new.note = coalesce(new.note, old.note);
        return new;
      end
      $$;
      create trigger items_note before update on items for each row execute function keep_note();
      create view titles as select title from items;
      comment on column items.title is 'as it''s on the "cover"';
      """;

  static final String ROWS =
      """
      insert into makers (id, name) values ('6d2f0d1c-0b52-4a3f-8f2e-7f6a3f0c0f11', 'Ada');
      insert into items (id, title, note, code, state)
      select gen_random_uuid(), 'Title ' || n, case when n % 2 = 0 then 'Note ' || n end, n,
        case when n % 2 = 0 then 'LIVE' else 'DRAFT' end
      from generate_series(1, 10000) n;
      """;

  /** What the entities can't express, and therefore must stay after any change of them. */
  static final String ONLY_IN_SQL =
      """
      select indexname::text from pg_indexes where indexname = 'items_lower_title_idx'
      union all select indexdef from pg_indexes
        where indexname = 'items_title_idx' and indexdef like '%WHERE (stock > 0)'
      union all select conname from pg_constraint where conname = 'items_stock_range'
      union all select extname from pg_extension where extname = 'citext'
      union all select tgname from pg_trigger where tgname = 'items_note'
      union all select viewname from pg_views where viewname = 'titles'
      union all select proname from pg_proc where proname = 'keep_note'
      union all select description from pg_description where description like 'as it%'
      union all select column_default from information_schema.columns
        where table_name = 'items' and column_name = 'stock'
      union all select is_generated || ' ' || is_nullable from information_schema.columns
        where table_name = 'items' and column_name = 'kind'
      """;

  static final List<String> ALL_OF_IT =
      List.of(
          "items_lower_title_idx",
          "CREATE INDEX items_title_idx ON public.items USING btree (title) WHERE (stock > 0)",
          "items_stock_range",
          "citext",
          "items_note",
          "titles",
          "keep_note",
          "as it's on the \"cover\"",
          "7",
          "ALWAYS NO");

  private Shop() {}

  /**
   * Adds classes that an edit names with {@code "new Name"}; removes those with {@code "no Name"}.
   */
  static void addNew(Map<String, String> edits, Map<String, String> sources) {
    edits.forEach(
        (what, text) -> {
          if (what.startsWith("new ")) {
            sources.put(what.substring(4), text);
          }
          if (what.startsWith("no ")) {
            sources.remove(what.substring(3));
          }
        });
  }
}
