package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.patchbay.helpdesk.control.HelpPlaces;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Slice;

/** What lists of requests, and forms about them, have in common. */
@ApplicationScoped
public class HelpLists {
  @Inject HelpPlaces places;

  View put(View view, String path, HelpQuery query, Paging paging, Slice<HelpRequest> slice) {
    var links = new ListLinks(path, query.asked());
    return view.put("slice", slice)
        .put("links", links)
        .put("stages", stages(view.locale()))
        .put("first", paging.cursor(2).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()));
  }

  private static List<Choice> stages(Locale locale) {
    return Stream.concat(
            Stream.of(Choice.of("", "layout.all", locale)),
            Stream.of(HelpFilter.Stage.values())
                .map(stage -> Choice.of(stage.name(), "helpdesk.stage." + stage, locale)))
        .toList();
  }

  /** The whole tenant, or one of its clusters. */
  List<Choice> scopes(Locale locale) {
    return Stream.concat(
            Stream.of(Choice.of("", "helpdesk.scope.tenant", locale)),
            places.clusters().stream().map(name -> new Choice(name, name)))
        .toList();
  }
}
