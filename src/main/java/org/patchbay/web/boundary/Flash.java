package org.patchbay.web.boundary;

import jakarta.inject.Named;
import jakarta.mvc.RedirectScoped;
import java.io.Serializable;

/** A sentence that the page after a redirect shows once. */
@Named("patchbayFlash")
@RedirectScoped
public class Flash implements Serializable {
  private static final long serialVersionUID = 1L;

  private String text;

  public void say(String sentence) {
    text = sentence;
  }

  /** The sentence, or null; it is not said again, however long the framework keeps this. */
  public String take() {
    String said = text;
    text = null;
    return said;
  }
}
