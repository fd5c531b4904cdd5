package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.control.Glasses;
import org.patchbay.helpdesk.control.PlatformGlasses;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Pages of emergency accesses. */
@ApplicationScoped
public class GlassSlices {
  @Inject Glasses glasses;
  @Inject PlatformGlasses everywhere;

  /** Of the scope's tenant. */
  Slice<BreakGlass> ofTenant(Paging paging) {
    return slice(paging, glasses::get, glasses::page);
  }

  Slice<BreakGlass> ofAll(Paging paging) {
    return slice(paging, everywhere::get, everywhere::page);
  }

  private static Slice<BreakGlass> slice(
      Paging paging,
      Function<UUID, BreakGlass> one,
      BiFunction<BreakGlass, Integer, List<BreakGlass>> page) {
    BreakGlass behind = paging.cursor(1).map(cursor -> place(cursor, one)).orElse(null);
    List<BreakGlass> rows = page.apply(behind, paging.limit() + 1);
    return Slice.of(rows, paging.limit(), glass -> Cursor.after(glass.id()));
  }

  private static BreakGlass place(Cursor cursor, Function<UUID, BreakGlass> one) {
    try {
      return one.apply(cursor.id(0));
    } catch (Fault fault) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }
}
