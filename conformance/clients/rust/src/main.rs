// What users of kube-rs do: typed and dynamic clients, a watcher that survives, apply, a derived custom resource.
use std::future::Future;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{anyhow, bail, ensure, Context, Result};
use futures::{StreamExt, TryStreamExt};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::core::v1::{ConfigMap, Namespace};
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::api::{
    Api, DeleteParams, DynamicObject, ListParams, Patch, PatchParams, PostParams, WatchEvent, WatchParams,
};
use kube::core::{ObjectMeta, Request};
use kube::runtime::wait::{await_condition, conditions};
use kube::runtime::{watcher, WatchStreamExt};
use kube::{Client, CustomResource, CustomResourceExt, Discovery, Error, ResourceExt};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};

const LIMIT: Duration = Duration::from_secs(60);

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[kube(
    group = "rust.example.com",
    version = "v1",
    kind = "Boat",
    namespaced,
    status = "BoatStatus"
)]
struct BoatSpec {
    kind: String,
    #[schemars(range(min = 0, max = 9))]
    crew: Option<i32>,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
struct BoatStatus {
    seen: i32,
}

struct Report {
    failed: bool,
}

impl Report {
    async fn check(&mut self, name: &str, run: impl Future<Output = Result<()>>) {
        let outcome = match tokio::time::timeout(LIMIT, run).await {
            Ok(outcome) => outcome,
            Err(_) => Err(anyhow!("not done after {} s", LIMIT.as_secs())),
        };
        match outcome {
            Ok(()) => println!("ok {name}"),
            Err(error) => {
                self.failed = true;
                println!("not ok {name}: {}", format!("{error:#}").replace('\n', " | "));
            }
        }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let client = Client::try_default().await?;
    let namespace = format!(
        "kube-rs-{:x}",
        SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis()
    );
    let mut report = Report { failed: false };
    report.check("namespace", make_namespace(&client, &namespace)).await;
    report.check("discovery", discovery(&client)).await;
    report.check("CRUD of a ConfigMap", crud(&client, &namespace)).await;
    report
        .check("a Deployment and its rollout", deployment(&client, &namespace))
        .await;
    report.check("pages", pages(&client, &namespace)).await;
    report
        .check("a watch that resumes", watch_resumes(&client, &namespace))
        .await;
    report
        .check("a watcher of the runtime", runtime_watcher(&client, &namespace))
        .await;
    report.check("server-side apply", apply(&client, &namespace)).await;
    report
        .check(
            "a custom resource from definition to removal",
            custom_resource(&client, &namespace),
        )
        .await;
    report.check("reasons of refusals", refusals(&client, &namespace)).await;
    report
        .check("deletion of a namespace", remove_namespace(&client, &namespace))
        .await;
    std::process::exit(i32::from(report.failed));
}

async fn make_namespace(client: &Client, name: &str) -> Result<()> {
    let body = Namespace {
        metadata: ObjectMeta {
            name: Some(name.into()),
            ..Default::default()
        },
        ..Default::default()
    };
    Api::all(client.clone()).create(&PostParams::default(), &body).await?;
    Ok(())
}

async fn remove_namespace(client: &Client, name: &str) -> Result<()> {
    let namespaces: Api<Namespace> = Api::all(client.clone());
    let uid = namespaces.get(name).await?.uid().context("no UID")?;
    namespaces.delete(name, &DeleteParams::default()).await?;
    await_condition(namespaces, name, conditions::is_deleted(&uid)).await?;
    Ok(())
}

async fn discovery(client: &Client) -> Result<()> {
    ensure!(client.apiserver_version().await?.minor.starts_with("34"));
    let found = Discovery::new(client.clone()).run().await?;
    ensure!(found.groups().count() > 18, "{} groups", found.groups().count());
    let (resource, _) = found
        .groups()
        .flat_map(|group| group.recommended_resources())
        .find(|(resource, _)| resource.kind == "Deployment")
        .context("no Deployments")?;
    ensure!(resource.plural == "deployments" && resource.version == "v1");
    Ok(())
}

fn config_map(name: &str, of: &str, value: &str) -> ConfigMap {
    serde_json::from_value(json!({ "metadata": { "name": name, "labels": { "of": of } }, "data": { "k": value } }))
        .expect("a ConfigMap")
}

fn web(name: &str, replicas: i32) -> Deployment {
    let labels = json!({ "app": name });
    serde_json::from_value(json!({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": name },
        "spec": { "replicas": replicas, "selector": { "matchLabels": labels }, "template": {
            "metadata": { "labels": labels }, "spec": { "containers": [{ "name": "web", "image": "web:1" }] } } },
    }))
    .expect("a Deployment")
}

async fn crud(client: &Client, namespace: &str) -> Result<()> {
    let maps: Api<ConfigMap> = Api::namespaced(client.clone(), namespace);
    let made = maps
        .create(&PostParams::default(), &config_map("crud", "crud", "v"))
        .await?;
    let mut got = maps.get("crud").await?;
    ensure!(got.uid() == made.uid());
    got.data.as_mut().context("no data")?.insert("k".into(), "w".into());
    maps.replace("crud", &PostParams::default(), &got).await?;
    ensure!(reason(maps.replace("crud", &PostParams::default(), &got).await)? == (409, "Conflict".into()));
    let merged = maps
        .patch(
            "crud",
            &PatchParams::default(),
            &Patch::Merge(json!({ "data": { "more": "x", "k": null } })),
        )
        .await?;
    ensure!(
        serde_json::to_value(&merged.data)? == json!({ "more": "x" }),
        "{:?}",
        merged.data
    );
    ensure!(maps.get_metadata("crud").await?.uid() == made.uid());
    maps.delete("crud", &DeleteParams::default()).await?;
    ensure!(maps.get_opt("crud").await?.is_none());
    Ok(())
}

async fn deployment(client: &Client, namespace: &str) -> Result<()> {
    let deployments: Api<Deployment> = Api::namespaced(client.clone(), namespace);
    deployments.create(&PostParams::default(), &web("web", 2)).await?;
    await_condition(deployments.clone(), "web", conditions::is_deployment_completed()).await?;
    let mut scale = deployments.get_scale("web").await?;
    ensure!(scale.spec.as_ref().and_then(|spec| spec.replicas) == Some(2));
    scale.spec.as_mut().context("no spec")?.replicas = Some(1);
    deployments
        .replace_scale("web", &PostParams::default(), serde_json::to_vec(&scale)?)
        .await?;
    deployments.restart("web").await?;
    await_condition(deployments.clone(), "web", conditions::is_deployment_completed()).await?;
    deployments.delete("web", &DeleteParams::foreground()).await?;
    Ok(())
}

async fn pages(client: &Client, namespace: &str) -> Result<()> {
    let maps: Api<ConfigMap> = Api::namespaced(client.clone(), namespace);
    for index in 0..5 {
        maps.create(
            &PostParams::default(),
            &config_map(&format!("page-{index}"), "page", "v"),
        )
        .await?;
    }
    let mut params = ListParams::default().labels("of=page").limit(2);
    let mut sizes = vec![];
    loop {
        let page = maps.list(&params).await?;
        sizes.push(page.items.len());
        match page.metadata.continue_.filter(|token| !token.is_empty()) {
            Some(token) => params = params.continue_token(&token),
            None => break,
        }
    }
    ensure!(sizes == [2, 2, 1], "{sizes:?}");
    maps.delete_collection(&DeleteParams::default(), &ListParams::default().labels("of=page"))
        .await?;
    ensure!(maps
        .list(&ListParams::default().labels("of=page"))
        .await?
        .items
        .is_empty());
    Ok(())
}

async fn watch_resumes(client: &Client, namespace: &str) -> Result<()> {
    let maps: Api<ConfigMap> = Api::namespaced(client.clone(), namespace);
    let mut version = maps
        .list(&ListParams::default())
        .await?
        .metadata
        .resource_version
        .context("no version")?;
    let params = WatchParams::default().labels("of=watched").timeout(10);
    let mut seen = vec![];
    for (name, wanted) in [("a", 1), ("b", 2)] {
        maps.create(&PostParams::default(), &config_map(name, "watched", "v"))
            .await?;
        let mut events = maps.watch(&params, &version).await?.boxed();
        while seen.len() < wanted {
            match events.try_next().await?.context("the watch ended")? {
                WatchEvent::Added(object) => {
                    version = object.resource_version().context("no version")?;
                    seen.push(object.name_any());
                }
                WatchEvent::Bookmark(_) => {}
                other => bail!("{other:?}"),
            }
        }
    }
    ensure!(seen == ["a", "b"], "{seen:?}");
    Ok(())
}

async fn runtime_watcher(client: &Client, namespace: &str) -> Result<()> {
    let maps: Api<ConfigMap> = Api::namespaced(client.clone(), namespace);
    for config in [watcher::Config::default(), watcher::Config::default().streaming_lists()] {
        maps.create(&PostParams::default(), &config_map("seen", "stream", "v"))
            .await?;
        let mut stream = watcher(maps.clone(), config.labels("of=stream"))
            .default_backoff()
            .boxed();
        loop {
            match stream.try_next().await?.context("the stream ended")? {
                watcher::Event::InitApply(object) if object.name_any() == "seen" => {
                    maps.delete("seen", &DeleteParams::default()).await?;
                }
                watcher::Event::Delete(object) if object.name_any() == "seen" => break,
                _ => {}
            }
        }
    }
    Ok(())
}

async fn apply(client: &Client, namespace: &str) -> Result<()> {
    let deployments: Api<Deployment> = Api::namespaced(client.clone(), namespace);
    let first = PatchParams::apply("first");
    let made = deployments
        .patch("applied", &first, &Patch::Apply(web("applied", 0)))
        .await?;
    let again = deployments
        .patch("applied", &first, &Patch::Apply(web("applied", 0)))
        .await?;
    ensure!(
        made.resource_version() == again.resource_version(),
        "the same again made a new version"
    );
    let second = PatchParams::apply("second");
    let conflict = deployments
        .patch("applied", &second, &Patch::Apply(web("applied", 1)))
        .await;
    ensure!(reason(conflict)? == (409, "Conflict".into()));
    let forced = deployments
        .patch("applied", &second.force(), &Patch::Apply(web("applied", 1)))
        .await?;
    ensure!(forced.spec.and_then(|spec| spec.replicas) == Some(1));
    ensure!(forced.metadata.managed_fields.is_some_and(|fields| fields
        .iter()
        .filter(|one| one.operation.as_deref() == Some("Apply"))
        .count()
        == 2));
    deployments.delete("applied", &DeleteParams::default()).await?;
    Ok(())
}

async fn custom_resource(client: &Client, namespace: &str) -> Result<()> {
    let definitions: Api<CustomResourceDefinition> = Api::all(client.clone());
    definitions
        .patch(
            "boats.rust.example.com",
            &PatchParams::apply("sailor"),
            &Patch::Apply(Boat::crd()),
        )
        .await?;
    await_condition(
        definitions.clone(),
        "boats.rust.example.com",
        conditions::is_crd_established(),
    )
    .await?;
    let boats: Api<Boat> = Api::namespaced(client.clone(), namespace);
    let mut boat = boats
        .create(
            &PostParams::default(),
            &Boat::new(
                "a",
                BoatSpec {
                    kind: "wherry".into(),
                    crew: Some(2),
                },
            ),
        )
        .await?;
    boat.status = Some(BoatStatus { seen: 7 });
    boats
        .replace_status("a", &PostParams::default(), serde_json::to_vec(&boat)?)
        .await?;
    ensure!(boats
        .get_status("a")
        .await?
        .status
        .is_some_and(|status| status.seen == 7));
    let bad = boats
        .create(
            &PostParams::default(),
            &Boat::new(
                "bad",
                BoatSpec {
                    kind: "x".into(),
                    crew: Some(10),
                },
            ),
        )
        .await;
    ensure!(reason(bad)? == (422, "Invalid".into()));
    let found = kube::discovery::pinned_kind(
        client,
        &kube::core::GroupVersionKind::gvk("rust.example.com", "v1", "Boat"),
    )
    .await?;
    let dynamic: Api<DynamicObject> = Api::namespaced_with(client.clone(), namespace, &found.0);
    ensure!(dynamic.list(&ListParams::default()).await?.items.len() == 1);
    definitions
        .delete("boats.rust.example.com", &DeleteParams::default())
        .await?;
    for _ in 0..200 {
        match boats.list(&ListParams::default()).await {
            Err(Error::Api(status)) if status.code == 404 => return Ok(()),
            Err(error) => return Err(error.into()),
            Ok(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    bail!("boats are still served")
}

/// The code and the reason with which the API refused.
fn reason<T>(outcome: kube::Result<T>) -> Result<(u16, String)> {
    match outcome {
        Ok(_) => bail!("it was not refused"),
        Err(Error::Api(status)) => Ok((status.code, status.reason)),
        Err(error) => Err(error.into()),
    }
}

async fn refusals(client: &Client, namespace: &str) -> Result<()> {
    let maps: Api<ConfigMap> = Api::namespaced(client.clone(), namespace);
    ensure!(reason(maps.get("missing").await)? == (404, "NotFound".into()));
    maps.create(&PostParams::default(), &config_map("twice", "x", "v"))
        .await?;
    ensure!(
        reason(
            maps.create(&PostParams::default(), &config_map("twice", "x", "v"))
                .await
        )? == (409, "AlreadyExists".into())
    );
    ensure!(
        reason(
            maps.create(&PostParams::default(), &config_map("No_Good", "x", "v"))
                .await
        )? == (422, "Invalid".into())
    );
    let request = Request::new("/api/v1/nonsense").list(&ListParams::default())?;
    ensure!(reason(client.request::<Value>(request).await)?.0 == 404);
    Ok(())
}
