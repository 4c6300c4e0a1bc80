package main

import (
	"context"
	"fmt"

	extensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/utils/ptr"

	"wherry.test/clients/check"
)

// boats is a definition with a schema, a rule, a default, status and scale.
func boats(group string) *extensionsv1.CustomResourceDefinition {
	number := extensionsv1.JSONSchemaProps{Type: "integer", Minimum: ptr.To(0.0), Default: &extensionsv1.JSON{Raw: []byte("1")}}
	counted := extensionsv1.JSONSchemaProps{Type: "object", Properties: map[string]extensionsv1.JSONSchemaProps{
		"crew": {Type: "integer"}, "seen": {Type: "integer"},
	}}
	spec := extensionsv1.JSONSchemaProps{
		Type: "object", Required: []string{"kind"},
		Properties: map[string]extensionsv1.JSONSchemaProps{
			"kind": {Type: "string", Enum: []extensionsv1.JSON{{Raw: []byte(`"wherry"`)}, {Raw: []byte(`"punt"`)}}},
			"crew": number,
		},
		XValidations: extensionsv1.ValidationRules{{Rule: "self.kind != 'punt' || self.crew <= 2", Message: "a punt is small"}},
	}
	return &extensionsv1.CustomResourceDefinition{
		ObjectMeta: metav1.ObjectMeta{Name: "boats." + group},
		Spec: extensionsv1.CustomResourceDefinitionSpec{
			Group: group, Scope: extensionsv1.NamespaceScoped,
			Names: extensionsv1.CustomResourceDefinitionNames{Plural: "boats", Singular: "boat", Kind: "Boat", ListKind: "BoatList", ShortNames: []string{"bt"}},
			Versions: []extensionsv1.CustomResourceDefinitionVersion{{
				Name: "v1", Served: true, Storage: true,
				Schema: &extensionsv1.CustomResourceValidation{OpenAPIV3Schema: &extensionsv1.JSONSchemaProps{
					Type: "object", Properties: map[string]extensionsv1.JSONSchemaProps{"spec": spec, "status": counted},
				}},
				Subresources: &extensionsv1.CustomResourceSubresources{
					Status: &extensionsv1.CustomResourceSubresourceStatus{},
					Scale:  &extensionsv1.CustomResourceSubresourceScale{SpecReplicasPath: ".spec.crew", StatusReplicasPath: ".status.crew"},
				},
			}},
		},
	}
}

func (c *clients) customResource(ctx context.Context) error {
	group := check.Name("river") + ".example.com"
	definitions := c.extensions.ApiextensionsV1().CustomResourceDefinitions()
	if _, err := definitions.Create(ctx, boats(group), metav1.CreateOptions{}); err != nil {
		return err
	}
	if err := check.Until(ctx, "Established", func() (bool, error) {
		now, err := definitions.Get(ctx, "boats."+group, metav1.GetOptions{})
		if err != nil {
			return false, err
		}
		for _, condition := range now.Status.Conditions {
			if condition.Type == extensionsv1.Established && condition.Status == extensionsv1.ConditionTrue {
				return true, nil
			}
		}
		return false, nil
	}); err != nil {
		return err
	}
	resources := c.dynamic.Resource(schema.GroupVersionResource{Group: group, Version: "v1", Resource: "boats"}).Namespace(c.namespace)
	if err := useBoats(ctx, resources, group); err != nil {
		return err
	}
	found, err := c.typed.Discovery().ServerResourcesForGroupVersion(group + "/v1")
	if err != nil {
		return err
	}
	if err := check.Equal("resources in discovery", len(found.APIResources), 3); err != nil {
		return err
	}
	if err := definitions.Delete(ctx, "boats."+group, metav1.DeleteOptions{}); err != nil {
		return err
	}
	return check.Until(ctx, "the end of the resource", func() (bool, error) {
		_, err := resources.List(ctx, metav1.ListOptions{})
		return apierrors.IsNotFound(err), ignoreNotFound(err)
	})
}

func useBoats(ctx context.Context, resources dynamic.ResourceInterface, group string) error {
	boat := func(name string, spec map[string]any) *unstructured.Unstructured {
		return &unstructured.Unstructured{Object: map[string]any{
			"apiVersion": group + "/v1", "kind": "Boat", "metadata": map[string]any{"name": name}, "spec": spec,
		}}
	}
	made, err := resources.Create(ctx, boat("a", map[string]any{"kind": "wherry", "unknown": true}), metav1.CreateOptions{})
	if err != nil {
		return err
	}
	if err := check.Equal("spec with its default, pruned", made.Object["spec"], map[string]any{"crew": int64(1), "kind": "wherry"}); err != nil {
		return err
	}
	for _, spec := range []map[string]any{{"kind": "ship"}, {}, {"kind": "punt", "crew": int64(3)}, {"kind": "punt", "crew": int64(-1)}} {
		if _, err := resources.Create(ctx, boat("bad", spec), metav1.CreateOptions{}); !apierrors.IsInvalid(err) {
			return fmt.Errorf("%v: %v", spec, err)
		}
	}
	unstructured.SetNestedField(made.Object, int64(7), "status", "seen")
	stated, err := resources.UpdateStatus(ctx, made, metav1.UpdateOptions{})
	if err != nil {
		return err
	}
	if err := check.First(
		check.Equal("status", stated.Object["status"], map[string]any{"seen": int64(7)}),
		check.Equal("generation", stated.GetGeneration(), 1),
	); err != nil {
		return err
	}
	scaled, err := resources.Patch(ctx, "a", types.MergePatchType, []byte(`{"spec":{"replicas":4}}`), metav1.PatchOptions{}, "scale")
	if err != nil {
		return err
	}
	if err := check.Equal("kind of the scale", scaled.GetKind(), "Scale"); err != nil {
		return err
	}
	applied, err := resources.Apply(ctx, "b", boat("b", map[string]any{"kind": "punt", "crew": int64(2)}), metav1.ApplyOptions{FieldManager: "sailor"})
	if err != nil {
		return err
	}
	if err := check.Equal("manager", applied.GetManagedFields()[0].Manager, "sailor"); err != nil {
		return err
	}
	list, err := resources.List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	crew, _, _ := unstructured.NestedInt64(list.Items[0].Object, "spec", "crew")
	if err := check.First(check.Equal("items", len(list.Items), 2), check.Equal("crew", crew, 4)); err != nil {
		return err
	}
	watcher, err := resources.Watch(ctx, metav1.ListOptions{ResourceVersion: list.GetResourceVersion()})
	if err != nil {
		return err
	}
	defer watcher.Stop()
	if err := resources.Delete(ctx, "b", metav1.DeleteOptions{}); err != nil {
		return err
	}
	event := <-watcher.ResultChan()
	return check.Equal("event", event.Type, "DELETED")
}
