package main

import (
	"context"
	"fmt"
	"strconv"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
)

const finalizer = "operator.example.com/moored"

// reconciler keeps a ConfigMap for each Boat and tells it in the status; at the end it leaves a note.
type reconciler struct {
	client.Client
}

func (r *reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	boat := &Boat{}
	if err := r.Get(ctx, request.NamespacedName, boat); err != nil {
		return ctrl.Result{}, client.IgnoreNotFound(err)
	}
	if !boat.DeletionTimestamp.IsZero() {
		return ctrl.Result{}, r.finish(ctx, boat)
	}
	if controllerutil.AddFinalizer(boat, finalizer) {
		return ctrl.Result{}, r.Update(ctx, boat)
	}
	owned := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: boat.Name, Namespace: boat.Namespace}}
	if _, err := controllerutil.CreateOrUpdate(ctx, r.Client, owned, func() error {
		owned.Data = map[string]string{"crew": strconv.Itoa(boat.Spec.Crew)}
		return controllerutil.SetControllerReference(boat, owned, r.Scheme())
	}); err != nil {
		return ctrl.Result{}, err
	}
	before := boat.DeepCopyObject().(*Boat)
	if !meta.SetStatusCondition(&boat.Status.Conditions, metav1.Condition{
		Type: "Ready", Status: metav1.ConditionTrue, Reason: "Moored", Message: fmt.Sprintf("crew of %d", boat.Spec.Crew), ObservedGeneration: boat.Generation,
	}) {
		return ctrl.Result{}, nil
	}
	return ctrl.Result{}, r.Status().Patch(ctx, boat, client.MergeFrom(before))
}

func (r *reconciler) finish(ctx context.Context, boat *Boat) error {
	note := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: boat.Name + "-gone", Namespace: boat.Namespace}}
	if err := client.IgnoreAlreadyExists(r.Create(ctx, note)); err != nil {
		return err
	}
	if controllerutil.RemoveFinalizer(boat, finalizer) {
		return client.IgnoreNotFound(r.Update(ctx, boat))
	}
	return nil
}
