package main

import (
	"context"
	"encoding/json"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	"k8s.io/utils/ptr"

	"wherry.test/clients/check"
)

func ignoreNotFound(err error) error {
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}

func configMap(name string, data map[string]string) *corev1.ConfigMap {
	return &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: name}, Data: data}
}

// deployment of pods that need nothing to be pulled.
func deployment(name string, replicas int32) *appsv1.Deployment {
	labels := map[string]string{"app": name}
	return &appsv1.Deployment{
		ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels},
		Spec: appsv1.DeploymentSpec{
			Replicas: &replicas,
			Selector: &metav1.LabelSelector{MatchLabels: labels},
			Template: corev1.PodTemplateSpec{
				ObjectMeta: metav1.ObjectMeta{Labels: labels},
				Spec: corev1.PodSpec{Containers: []corev1.Container{{
					Name: "web", Image: "web:1", Ports: []corev1.ContainerPort{{ContainerPort: 80}},
				}}},
			},
		},
	}
}

func crud(ctx context.Context, client kubernetes.Interface, namespace string) error {
	maps := client.CoreV1().ConfigMaps(namespace)
	wanted := configMap(check.Name("crud"), map[string]string{"k": "v", "é": "ü"})
	delete(wanted.Data, "é")
	wanted.BinaryData = map[string][]byte{"bytes": {0, 255, 128}}
	made, err := maps.Create(ctx, wanted, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	got, err := maps.Get(ctx, made.Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if err := check.First(
		check.Equal("uid", got.UID, made.UID),
		check.Equal("binary data", got.BinaryData["bytes"], []byte{0, 255, 128}),
		check.Equal("managers", len(got.ManagedFields), 1),
	); err != nil {
		return err
	}
	got.Data["k"] = "w"
	updated, err := maps.Update(ctx, got, metav1.UpdateOptions{})
	if err != nil {
		return err
	}
	if _, err := maps.Update(ctx, made, metav1.UpdateOptions{}); !apierrors.IsConflict(err) {
		return fmt.Errorf("update of an old version: %v", err)
	}
	wrong := types.UID("00000000-0000-0000-0000-000000000000")
	err = maps.Delete(ctx, made.Name, metav1.DeleteOptions{Preconditions: &metav1.Preconditions{UID: &wrong}})
	if !apierrors.IsConflict(err) {
		return fmt.Errorf("delete with another's UID: %v", err)
	}
	// Nothing changes when it is only tried.
	updated.Data["k"] = "tried"
	if _, err := maps.Update(ctx, updated, metav1.UpdateOptions{DryRun: []string{metav1.DryRunAll}}); err != nil {
		return err
	}
	got, err = maps.Get(ctx, made.Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if err := check.Equal("after a dry run", got.Data["k"], "w"); err != nil {
		return err
	}
	if err := maps.Delete(ctx, made.Name, metav1.DeleteOptions{Preconditions: &metav1.Preconditions{UID: &made.UID}}); err != nil {
		return err
	}
	if _, err := maps.Get(ctx, made.Name, metav1.GetOptions{}); !apierrors.IsNotFound(err) {
		return fmt.Errorf("get after delete: %v", err)
	}
	return nil
}

func (c *clients) patches(ctx context.Context) error {
	deployments := c.typed.AppsV1().Deployments(c.namespace)
	made, err := deployments.Create(ctx, deployment(check.Name("patched"), 0), metav1.CreateOptions{})
	if err != nil {
		return err
	}
	defer deployments.Delete(ctx, made.Name, metav1.DeleteOptions{})
	patch := func(kind types.PatchType, body any) (*appsv1.Deployment, error) {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		return deployments.Patch(ctx, made.Name, kind, text, metav1.PatchOptions{})
	}
	type object = map[string]any
	container := object{"name": "second", "image": "second:1"}
	template := object{"spec": object{"template": object{"spec": object{"containers": []any{container}}}}}
	merged, err := patch(types.StrategicMergePatchType, template)
	if err != nil {
		return err
	}
	if err := check.Equal("containers after a strategic patch", len(merged.Spec.Template.Spec.Containers), 2); err != nil {
		return err
	}
	replaced, err := patch(types.MergePatchType, template)
	if err != nil {
		return err
	}
	if err := check.Equal("containers after a merge patch", len(replaced.Spec.Template.Spec.Containers), 1); err != nil {
		return err
	}
	path := "/spec/template/spec/containers/0/image"
	tested, err := patch(types.JSONPatchType, []object{
		{"op": "test", "path": path, "value": "second:1"}, {"op": "replace", "path": path, "value": "second:2"},
	})
	if err != nil {
		return err
	}
	if _, err := patch(types.JSONPatchType, []object{{"op": "test", "path": path, "value": "no"}}); !apierrors.IsInvalid(err) {
		return fmt.Errorf("a JSON patch whose test fails: %v", err)
	}
	return check.First(
		check.Equal("image after a JSON patch", tested.Spec.Template.Spec.Containers[0].Image, "second:2"),
		check.Equal("generation", tested.Generation, 4),
	)
}

func (c *clients) deployment(ctx context.Context) error {
	deployments := c.typed.AppsV1().Deployments(c.namespace)
	made, err := deployments.Create(ctx, deployment(check.Name("web"), 2), metav1.CreateOptions{})
	if err != nil {
		return err
	}
	if err := check.Equal("default strategy", made.Spec.Strategy.RollingUpdate.MaxSurge.String(), "25%"); err != nil {
		return err
	}
	ready := func(count int32) error {
		return check.Until(ctx, fmt.Sprintf("%d ready pods", count), func() (bool, error) {
			now, err := deployments.Get(ctx, made.Name, metav1.GetOptions{})
			return err == nil && now.Status.ObservedGeneration == now.Generation && now.Status.ReadyReplicas == count, err
		})
	}
	if err := ready(2); err != nil {
		return err
	}
	scale, err := deployments.GetScale(ctx, made.Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	scale.Spec.Replicas = 3
	if _, err := deployments.UpdateScale(ctx, made.Name, scale, metav1.UpdateOptions{}); err != nil {
		return err
	}
	if err := ready(3); err != nil {
		return err
	}
	pods, err := c.typed.CoreV1().Pods(c.namespace).List(ctx, metav1.ListOptions{LabelSelector: scale.Status.Selector})
	if err != nil {
		return err
	}
	if err := check.Equal("pods of the selector in the scale", len(pods.Items), 3); err != nil {
		return err
	}
	err = deployments.Delete(ctx, made.Name, metav1.DeleteOptions{PropagationPolicy: ptr.To(metav1.DeletePropagationForeground)})
	if err != nil {
		return err
	}
	return check.Until(ctx, "the end of the Deployment and its pods", func() (bool, error) {
		left, err := c.typed.CoreV1().Pods(c.namespace).List(ctx, metav1.ListOptions{LabelSelector: scale.Status.Selector})
		if err != nil {
			return false, err
		}
		_, err = deployments.Get(ctx, made.Name, metav1.GetOptions{})
		return apierrors.IsNotFound(err) && len(left.Items) == 0, ignoreNotFound(err)
	})
}
