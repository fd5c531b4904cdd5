/** YAML as people write it: read key by key, and whatever is wrong told with its line. */
package org.patchbay.catalogue.entity.yaml;
