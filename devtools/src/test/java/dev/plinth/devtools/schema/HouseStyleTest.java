package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HouseStyleTest {

  @Test
  void isLowerCaseWithoutTheSchemaPublic() {
    assertThat(
            HouseStyle.of(
                "SET search_path = pg_catalog;\n\nALTER TABLE ONLY public.items\n\tADD COLUMN a character varying(5);"))
        .isEqualTo("alter table items\n  add column a varchar(5);");
  }

  @Test
  void leavesAloneWhatIsQuoted() {
    String quoted =
        "select 'IN public.x it''s', \"public.Y\" , $$RETURN\tpublic.z$$ -- KEEP public.q\n;";

    assertThat(HouseStyle.of(quoted)).isEqualTo(quoted);
  }

  @Test
  void hasNoRemarksOfTheLibrary() {
    assertThat(HouseStyle.of("ALTER x; /* TYPE change - table: t's */")).isEqualTo("alter x;");
  }
}
