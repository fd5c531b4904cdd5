package org.patchbay.settings.entity;

/**
 * Where the database keeps sealed secrets. Names are as they stand in its catalogue, quoted by it.
 */
public record SealedColumn(String table, String column) {
  /**
   * All there are: the database's types say so, and no list that somebody could forget. Other
   * schemas may be somebody else's.
   */
  public static final String ALL =
      """
      select quote_ident(table_name), quote_ident(column_name) from information_schema.columns
      where domain_name = 'sealed' and domain_schema = current_schema()
        and table_schema = current_schema()
      order by table_name, column_name
      """;

  /** How many secrets which key has sealed, of all tenants. */
  public String byKey() {
    return "select split_part(%2$s, ':', 1), count(*) from %1$s where %2$s is not null group by 1"
        .formatted(table, column);
  }

  /**
   * Some that the other keys have sealed, behind a row, and what they are; somebody who changes one
   * is not waited for. Parameters: {@code keys}, {@code after}, {@code most}.
   */
  public String batch() {
    return """
        select id, cast(%2$s as text) from %1$s
        where split_part(%2$s, ':', 1) in (:keys) and id > :after
        order by id limit :most for update skip locked
        """
        .formatted(table, column);
  }

  /** Another seal for the same secret. Parameters: {@code id}, {@code sealed}. */
  public String reseal() {
    return "update %1$s set %2$s = :sealed where id = :id".formatted(table, column);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
