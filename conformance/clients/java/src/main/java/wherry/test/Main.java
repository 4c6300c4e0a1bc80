package wherry.test;

import io.fabric8.kubernetes.api.model.*;
import io.fabric8.kubernetes.api.model.apiextensions.v1.*;
import io.fabric8.kubernetes.api.model.apps.*;
import io.fabric8.kubernetes.client.*;
import io.fabric8.kubernetes.client.dsl.base.*;
import io.fabric8.kubernetes.client.informers.*;
import java.util.*;
import java.util.concurrent.*;

/** What users of the fabric8 client do: typed and generic clients, watches, informers, apply, custom resources, refusals. */
public final class Main {
  interface Check {
    void run() throws Exception;
  }

  private static final int LIMIT_SECONDS = 60;
  private static boolean failed;
  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final String namespace = "java-" + Long.toString(System.nanoTime(), 36);

  public static void main(String[] args) {
    Main main = new Main();
    check("namespace", main::makeNamespace);
    check("discovery", main::discovery);
    check("CRUD of a ConfigMap", main::crud);
    check("a Deployment, its scale and its rollout", main::deployment);
    check("pages", main::pages);
    check("a watch that resumes", main::watchResumes);
    check("an informer", main::informer);
    check("server-side apply", main::apply);
    check("a custom resource from definition to removal", main::customResource);
    check("reasons of refusals", main::refusals);
    check("deletion of a namespace", main::removeNamespace);
    main.client.close();
    System.exit(failed ? 1 : 0);
  }

  private static void check(String name, Check check) {
    try {
      check.run();
      System.out.println("ok " + name);
    } catch (Throwable error) {
      failed = true;
      System.out.println("not ok " + name + ": " + String.valueOf(error).replace("\n", " | "));
    }
  }

  private static void equal(Object got, Object wanted) {
    if (!Objects.equals(got, wanted)) throw new AssertionError(got + ", not " + wanted);
  }

  private static void refused(Check check, int code, String reason, String message) throws Exception {
    try {
      check.run();
    } catch (KubernetesClientException error) {
      equal(error.getCode() + " " + error.getStatus().getReason(), code + " " + reason);
      if (message != null) equal(error.getStatus().getMessage(), message);
      return;
    }
    throw new AssertionError("not refused with " + reason);
  }

  private ConfigMap configMap(String name, String of, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata().withName(name).withNamespace(namespace).addToLabels("of", of).endMetadata()
        .withData(data).build();
  }

  private ConfigMap create(String name, String of) {
    return client.resource(configMap(name, of, Map.of("k", "v"))).create();
  }

  private void makeNamespace() {
    client.resource(new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build()).create();
  }

  private void removeNamespace() {
    client.namespaces().withName(namespace).withTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).delete();
    equal(client.namespaces().withName(namespace).get(), null);
  }

  private void discovery() {
    equal(client.getKubernetesVersion().getMinor(), "34");
    equal(client.hasApiGroup("apps", true), true);
    equal(client.supports("autoscaling/v2", "HorizontalPodAutoscaler"), true);
    equal(client.getApiResources("apps/v1").getResources().stream().anyMatch(one -> one.getName().equals("deployments/scale")), true);
  }

  private void crud() throws Exception {
    ConfigMap made = create("crud", "");
    var resource = client.configMaps().inNamespace(namespace).withName("crud");
    equal(resource.get().getMetadata().getUid(), made.getMetadata().getUid());
    ConfigMap changed = new ConfigMapBuilder(made).addToData("more", "x").build();
    client.resource(changed).update();
    refused(() -> client.resource(changed).lockResourceVersion(made.getMetadata().getResourceVersion()).update(), 409, "Conflict", null);
    equal(resource.edit(one -> new ConfigMapBuilder(one).addToData("k", "w").build()).getData().get("k"), "w");
    equal(resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"k\":null}}").getData(), Map.of("more", "x"));
    equal(resource.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"data\":{\"k\":\"v\"}}").getData().size(), 2);
    resource.delete();
    equal(resource.get(), null);
  }

  private Deployment web(int replicas) {
    Map<String, String> labels = Map.of("app", "web");
    return new DeploymentBuilder()
        .withNewMetadata().withName("web").withNamespace(namespace).endMetadata()
        .withNewSpec().withReplicas(replicas).withNewSelector().withMatchLabels(labels).endSelector()
        .withNewTemplate().withNewMetadata().withLabels(labels).endMetadata()
        .withNewSpec().addNewContainer().withName("web").withImage("web:1").endContainer().endSpec()
        .endTemplate().endSpec().build();
  }

  private void deployment() {
    client.resource(web(2)).create();
    var deployment = client.apps().deployments().inNamespace(namespace).withName("web");
    deployment.waitUntilReady(LIMIT_SECONDS, TimeUnit.SECONDS);
    deployment.scale(3);
    deployment.waitUntilCondition(one -> Objects.equals(one.getStatus().getReadyReplicas(), 3), LIMIT_SECONDS, TimeUnit.SECONDS);
    equal(client.pods().inNamespace(namespace).withLabel("app", "web").list().getItems().size(), 3);
    deployment.rolling().restart();
    deployment.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    deployment.waitUntilCondition(Objects::isNull, LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private void pages() {
    for (int index = 0; index < 5; index++) create("page-" + index, "page");
    var maps = client.configMaps().inNamespace(namespace).withLabel("of", "page");
    List<Integer> sizes = new ArrayList<>();
    String token = null;
    do {
      ConfigMapList page = maps.list(new ListOptionsBuilder().withLimit(2L).withContinue(token).build());
      sizes.add(page.getItems().size());
      token = page.getMetadata().getContinue();
    } while (token != null && !token.isEmpty());
    equal(sizes, List.of(2, 2, 1));
    maps.delete();
  }

  private void watchResumes() throws Exception {
    String version = client.configMaps().inNamespace(namespace).list().getMetadata().getResourceVersion();
    List<String> seen = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      create(name, "watched");
      var events = new LinkedBlockingQueue<ConfigMap>();
      Watcher<ConfigMap> watcher = new Watcher<>() {
        @Override
        public void eventReceived(Action action, ConfigMap object) {
          if (action == Action.ADDED) events.add(object);
        }

        @Override
        public void onClose(WatcherException cause) {}
      };
      var options = new ListOptionsBuilder().withResourceVersion(version).build();
      try (Watch watch = client.configMaps().inNamespace(namespace).withLabel("of", "watched").watch(options, watcher)) {
        ConfigMap object = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        seen.add(object.getMetadata().getName());
        version = object.getMetadata().getResourceVersion();
      }
    }
    equal(seen, List.of("a", "b"));
  }

  private void informer() throws Exception {
    var events = new LinkedBlockingQueue<String>();
    create("one", "informed");
    var handler = new ResourceEventHandler<ConfigMap>() {
      @Override
      public void onAdd(ConfigMap object) {
        events.add("add " + object.getMetadata().getName());
      }

      @Override
      public void onUpdate(ConfigMap before, ConfigMap now) {
        events.add("update " + now.getMetadata().getName());
      }

      @Override
      public void onDelete(ConfigMap object, boolean unknown) {
        events.add("delete " + object.getMetadata().getName());
      }
    };
    var maps = client.configMaps().inNamespace(namespace);
    try (SharedIndexInformer<ConfigMap> informer = maps.withLabel("of", "informed").inform(handler)) {
      create("two", "informed");
      maps.withName("two").edit(one -> new ConfigMapBuilder(one).addToData("k", "w").build());
      maps.withName("one").delete();
      for (String wanted : List.of("add one", "add two", "update two", "delete one"))
        equal(events.poll(LIMIT_SECONDS, TimeUnit.SECONDS), wanted);
      equal(informer.getStore().list().size(), 1);
    }
  }

  private void apply() throws Exception {
    ConfigMap wanted = configMap("applied", "", Map.of("k", "v"));
    String version = client.resource(wanted).fieldManager("first").serverSideApply().getMetadata().getResourceVersion();
    equal(client.resource(wanted).fieldManager("first").serverSideApply().getMetadata().getResourceVersion(), version);
    ConfigMap other = configMap("applied", "", Map.of("k", "w"));
    refused(() -> client.resource(other).fieldManager("second").serverSideApply(), 409, "Conflict",
        "Apply failed with 1 conflict: conflict with \"first\": .data.k");
    equal(client.resource(other).fieldManager("second").forceConflicts().serverSideApply().getData().get("k"), "w");
  }

  private CustomResourceDefinition boats(String group) {
    JSONSchemaProps crew = new JSONSchemaPropsBuilder().withType("integer").withMinimum(0.0).build();
    JSONSchemaProps spec = new JSONSchemaPropsBuilder().withType("object").withRequired("crew").addToProperties("crew", crew).build();
    JSONSchemaProps whole = new JSONSchemaPropsBuilder().withType("object").addToProperties("spec", spec).build();
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata().withName("boats." + group).endMetadata()
        .withNewSpec().withGroup(group).withScope("Namespaced")
        .withNewNames().withPlural("boats").withKind("Boat").endNames()
        .addNewVersion().withName("v1").withServed(true).withStorage(true)
        .withNewSchema().withOpenAPIV3Schema(whole).endSchema().endVersion()
        .endSpec().build();
  }

  private void customResource() throws Exception {
    String group = namespace + ".example.com";
    var definition = client.resource(boats(group));
    definition.create();
    definition.waitUntilCondition(one -> one.getStatus() != null && one.getStatus().getConditions() != null && one.getStatus().getConditions().stream()
        .anyMatch(condition -> condition.getType().equals("Established") && condition.getStatus().equals("True")), LIMIT_SECONDS, TimeUnit.SECONDS);
    var context = new ResourceDefinitionContext.Builder()
        .withGroup(group).withVersion("v1").withKind("Boat").withPlural("boats").withNamespaced(true).build();
    var boats = client.genericKubernetesResources(context).inNamespace(namespace);
    boats.resource(boat(group, "a", 1)).create();
    refused(() -> boats.resource(boat(group, "b", -1)).create(), 422, "Invalid", "Boat." + group
        + " \"b\" is invalid: spec.crew: Invalid value: -1: spec.crew in body should be greater than or equal to 0");
    boats.withName("a").edit(one -> {
      one.setAdditionalProperty("spec", Map.of("crew", 2));
      return one;
    });
    equal(boats.list().getItems().get(0).<Integer>get("spec", "crew"), 2);
    boats.withName("a").delete();
    definition.withTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).delete();
    equal(definition.get(), null);
  }

  private GenericKubernetesResource boat(String group, String name, int crew) {
    return new GenericKubernetesResourceBuilder().withApiVersion(group + "/v1").withKind("Boat")
        .withNewMetadata().withName(name).endMetadata().addToAdditionalProperties("spec", Map.of("crew", crew)).build();
  }

  private void refusals() throws Exception {
    create("twice", "");
    refused(() -> create("twice", ""), 409, "AlreadyExists", "configmaps \"twice\" already exists");
    refused(() -> client.resource(web(-1)).create(), 422, "Invalid",
        "Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0");
    refused(() -> client.configMaps().inNamespace(namespace).withField("data.k", "v").list(), 400, "BadRequest", null);
  }
}
