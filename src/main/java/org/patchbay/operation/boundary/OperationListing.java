package org.patchbay.operation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.control.Texts;
import org.patchbay.web.entity.Slice;

/** A list of operations with its filter, as the tenants' and the administrators' pages show it. */
@RequestScoped
class OperationListing {
  static final String PAGE = "operation/index.html";

  @Inject OperationList operations;
  @Inject View view;

  /** Puts what the page needs; the filter already knows whose operations, and from where on. */
  Slice<OperationRow> put(OperationFilter filter, ListLinks links, Paging paging) {
    Slice<OperationRow> slice =
        Slice.of(
            operations.page(filter, paging.limit() + 1),
            paging.limit(),
            row -> OperationQuery.cursor(row.operation()));
    view.put("slice", slice)
        .put("links", links)
        .put("first", filter.before().isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .put("states", states())
        .put("kinds", kinds());
    return slice;
  }

  private List<Choice> states() {
    return choices(
        Stream.of(OperationState.values())
            .map(state -> Choice.of(state.name(), "operation.state." + state, view.locale())));
  }

  private List<Choice> kinds() {
    return choices(
        Texts.under(view.locale(), "operation.kind.").entrySet().stream()
            .map(entry -> new Choice(entry.getKey(), entry.getValue())));
  }

  private List<Choice> choices(Stream<Choice> some) {
    return Stream.concat(Stream.of(Choice.of("", "layout.all", view.locale())), some).toList();
  }
}
