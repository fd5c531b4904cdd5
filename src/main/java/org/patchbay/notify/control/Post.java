package org.patchbay.notify.control;

import org.patchbay.notify.entity.Letter;

/** The way to the mail server. */
public interface Post {
  /** Whether the operator has set one; else no mail is written at all. */
  boolean isOpen();

  /**
   * Hands it over.
   *
   * @throws Refused when the server is not there or does not take it
   */
  void send(Letter letter) throws Refused;

  /** Why a mail did not go. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /**
     * @param forGood whether another try would come to the same
     */
    public Refused(String why, boolean forGood, Throwable cause) {
      super(why, cause);
      this.forGood = forGood;
    }

    public boolean forGood() {
      return forGood;
    }
  }
}
