package main

import (
	extensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

var groupVersion = schema.GroupVersion{Group: "operator.example.com", Version: "v1"}

// Boat is the operator's own kind; each has a ConfigMap with its name.
type Boat struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              BoatSpec   `json:"spec,omitempty"`
	Status            BoatStatus `json:"status,omitempty"`
}

type BoatSpec struct {
	Crew int `json:"crew"`
}

type BoatStatus struct {
	Conditions []metav1.Condition `json:"conditions,omitempty"`
}

type BoatList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []Boat `json:"items"`
}

func (b *Boat) DeepCopyObject() runtime.Object {
	copied := *b
	b.ObjectMeta.DeepCopyInto(&copied.ObjectMeta)
	copied.Status.Conditions = append([]metav1.Condition(nil), b.Status.Conditions...)
	return &copied
}

func (l *BoatList) DeepCopyObject() runtime.Object {
	copied := *l
	l.ListMeta.DeepCopyInto(&copied.ListMeta)
	copied.Items = nil
	for index := range l.Items {
		copied.Items = append(copied.Items, *l.Items[index].DeepCopyObject().(*Boat))
	}
	return &copied
}

func addBoats(scheme *runtime.Scheme) error {
	scheme.AddKnownTypes(groupVersion, &Boat{}, &BoatList{})
	metav1.AddToGroupVersion(scheme, groupVersion)
	return nil
}

func boatsDefinition() *extensionsv1.CustomResourceDefinition {
	text := extensionsv1.JSONSchemaProps{Type: "string"}
	number := extensionsv1.JSONSchemaProps{Type: "integer", Format: "int64"}
	condition := extensionsv1.JSONSchemaProps{
		Type: "object", Required: []string{"type", "status", "reason", "message", "lastTransitionTime"},
		Properties: map[string]extensionsv1.JSONSchemaProps{
			"type": text, "status": text, "reason": text, "message": text, "observedGeneration": number,
			"lastTransitionTime": {Type: "string", Format: "date-time"},
		},
	}
	mapped := "map"
	properties := map[string]extensionsv1.JSONSchemaProps{
		"spec": {Type: "object", Required: []string{"crew"}, Properties: map[string]extensionsv1.JSONSchemaProps{"crew": number}},
		"status": {Type: "object", Properties: map[string]extensionsv1.JSONSchemaProps{"conditions": {
			Type: "array", XListType: &mapped, XListMapKeys: []string{"type"},
			Items: &extensionsv1.JSONSchemaPropsOrArray{Schema: &condition},
		}}},
	}
	return &extensionsv1.CustomResourceDefinition{
		ObjectMeta: metav1.ObjectMeta{Name: "boats." + groupVersion.Group},
		Spec: extensionsv1.CustomResourceDefinitionSpec{
			Group: groupVersion.Group, Scope: extensionsv1.NamespaceScoped,
			Names: extensionsv1.CustomResourceDefinitionNames{Plural: "boats", Kind: "Boat"},
			Versions: []extensionsv1.CustomResourceDefinitionVersion{{
				Name: groupVersion.Version, Served: true, Storage: true,
				Schema:       &extensionsv1.CustomResourceValidation{OpenAPIV3Schema: &extensionsv1.JSONSchemaProps{Type: "object", Properties: properties}},
				Subresources: &extensionsv1.CustomResourceSubresources{Status: &extensionsv1.CustomResourceSubresourceStatus{}},
			}},
		},
	}
}
