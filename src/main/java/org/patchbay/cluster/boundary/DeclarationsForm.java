package org.patchbay.cluster.boundary;

import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** The form of a cluster's declarations as it was sent. */
public class DeclarationsForm {
  @FormParam("sharedStorage")
  String sharedStorage = "";

  @FormParam("accessKey")
  String accessKey = "";

  @FormParam("secretKey")
  String secretKey = "";

  @FormParam("loadBalancer")
  String loadBalancer = "";

  @FormParam("strictAntiAffinity")
  boolean strictAntiAffinity;

  @FormParam("extensions")
  String extensions = "";

  static DeclarationsForm of(Declarations declared) {
    DeclarationsForm form = new DeclarationsForm();
    form.sharedStorage = declared.storageText();
    form.accessKey = declared.accessKeyText();
    form.loadBalancer = declared.balancerText();
    form.strictAntiAffinity = declared.strictAntiAffinity();
    form.extensions = declared.extensionsText();
    return form;
  }

  /** What is declared; {@code INVALID_INPUT} with every wrong field. */
  Declarations declarations() {
    List<FieldProblem> problems = new ArrayList<>();
    Declarations declared =
        Declarations.read(
            sharedStorage, accessKey, loadBalancer, strictAntiAffinity, extensions, problems);
    Fault.refuse(problems);
    return declared;
  }

  public String getSharedStorage() {
    return sharedStorage;
  }

  public String getAccessKey() {
    return accessKey;
  }

  public String getLoadBalancer() {
    return loadBalancer;
  }

  public boolean isStrictAntiAffinity() {
    return strictAntiAffinity;
  }

  public String getExtensions() {
    return extensions;
  }
}
