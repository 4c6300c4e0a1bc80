package main

import (
	"context"
	"fmt"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	appsapply "k8s.io/client-go/applyconfigurations/apps/v1"
	coreapply "k8s.io/client-go/applyconfigurations/core/v1"
	metaapply "k8s.io/client-go/applyconfigurations/meta/v1"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"

	"wherry.test/clients/check"
)

func (c *clients) apply(ctx context.Context) error {
	deployments := c.typed.AppsV1().Deployments(c.namespace)
	name := check.Name("applied")
	labels := map[string]string{"app": name}
	container := func(image string) *coreapply.ContainerApplyConfiguration {
		return coreapply.Container().WithName("web").WithImage(image)
	}
	wanted := func(replicas int32, image string) *appsapply.DeploymentApplyConfiguration {
		return appsapply.Deployment(name, c.namespace).WithSpec(appsapply.DeploymentSpec().WithReplicas(replicas).
			WithSelector(metaapply.LabelSelector().WithMatchLabels(labels)).
			WithTemplate(coreapply.PodTemplateSpec().WithLabels(labels).
				WithSpec(coreapply.PodSpec().WithContainers(container(image).WithEnv(coreapply.EnvVar().WithName("A").WithValue("1"))))))
	}
	if err := c.applyTwice(ctx); err != nil {
		return err
	}
	if _, err := deployments.Apply(ctx, wanted(0, "web:1"), metav1.ApplyOptions{FieldManager: "first"}); err != nil {
		return err
	}
	other := appsapply.Deployment(name, c.namespace).WithSpec(appsapply.DeploymentSpec().WithTemplate(
		coreapply.PodTemplateSpec().WithSpec(coreapply.PodSpec().WithContainers(container("web:2")))))
	_, err := deployments.Apply(ctx, other, metav1.ApplyOptions{FieldManager: "second"})
	status := apierrors.APIStatus(nil)
	if found, ok := err.(apierrors.APIStatus); ok {
		status = found
	}
	if !apierrors.IsConflict(err) || status == nil {
		return fmt.Errorf("what another owns: %v", err)
	}
	cause := status.Status().Details.Causes[0]
	if err := check.First(
		check.Equal("cause", cause.Type, metav1.CauseTypeFieldManagerConflict),
		check.Equal("field", cause.Field, `.spec.template.spec.containers[name="web"].image`),
		check.Equal("message", cause.Message, `conflict with "first"`),
	); err != nil {
		return err
	}
	forced, err := deployments.Apply(ctx, other, metav1.ApplyOptions{FieldManager: "second", Force: true})
	if err != nil {
		return err
	}
	web := forced.Spec.Template.Spec.Containers[0]
	if err := check.First(check.Equal("image", web.Image, "web:2"), check.Equal("environment", len(web.Env), 1)); err != nil {
		return err
	}
	mine, err := appsapply.ExtractDeployment(forced, "second")
	if err != nil {
		return err
	}
	if err := check.Equal("extracted", *mine.Spec.Template.Spec.Containers[0].Image, "web:2"); err != nil {
		return err
	}
	// What is not said any more goes, unless another owns it.
	less := wanted(0, "web:2")
	less.Spec.Template.Spec.Containers[0].Env = nil
	less.Spec.Replicas = nil
	final, err := deployments.Apply(ctx, less, metav1.ApplyOptions{FieldManager: "first"})
	if err != nil {
		return err
	}
	return check.First(
		check.Equal("environment", len(final.Spec.Template.Spec.Containers[0].Env), 0),
		check.Equal("replicas", *final.Spec.Replicas, 1),
		check.Equal("managers", len(managers(final.ManagedFields)), 2),
		deployments.Delete(ctx, name, metav1.DeleteOptions{}),
	)
}

// applyTwice takes a kind that no controller writes to.
func (c *clients) applyTwice(ctx context.Context) error {
	wanted := coreapply.ConfigMap(check.Name("applied"), c.namespace).WithData(map[string]string{"k": "v"})
	configMaps := c.typed.CoreV1().ConfigMaps(c.namespace)
	made, err := configMaps.Apply(ctx, wanted, metav1.ApplyOptions{FieldManager: "first"})
	if err != nil {
		return err
	}
	again, err := configMaps.Apply(ctx, wanted, metav1.ApplyOptions{FieldManager: "first"})
	if err != nil {
		return err
	}
	return check.Equal("version after the same again", again.ResourceVersion, made.ResourceVersion)
}

func managers(fields []metav1.ManagedFieldsEntry) map[string]bool {
	found := map[string]bool{}
	for _, entry := range fields {
		if entry.Operation == metav1.ManagedFieldsOperationApply {
			found[entry.Manager] = true
		}
	}
	return found
}

func (c *clients) leaderElection(ctx context.Context) error {
	name := check.Name("leader")
	leading := make(chan string, 8)
	stand := func(who string) (context.CancelFunc, chan struct{}) {
		candidate, cancel := context.WithCancel(ctx)
		lock, err := resourcelock.New(resourcelock.LeasesResourceLock, c.namespace, name, c.typed.CoreV1(), c.typed.CoordinationV1(),
			resourcelock.ResourceLockConfig{Identity: who})
		if err != nil {
			panic(err)
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			leaderelection.RunOrDie(candidate, leaderelection.LeaderElectionConfig{
				Lock: lock, ReleaseOnCancel: true, Name: name,
				LeaseDuration: 3 * time.Second, RenewDeadline: 2 * time.Second, RetryPeriod: 200 * time.Millisecond,
				Callbacks: leaderelection.LeaderCallbacks{
					OnStartedLeading: func(context.Context) { leading <- who },
					OnStoppedLeading: func() {},
				},
			})
		}()
		return cancel, done
	}
	expect := func(who string) error {
		select {
		case now := <-leading:
			return check.Equal("leader", now, who)
		case <-ctx.Done():
			return fmt.Errorf("nobody leads")
		}
	}
	stopFirst, firstDone := stand("first")
	defer stopFirst()
	if err := expect("first"); err != nil {
		return err
	}
	stopSecond, secondDone := stand("second")
	defer stopSecond()
	stopFirst()
	<-firstDone
	if err := expect("second"); err != nil {
		return err
	}
	lease, err := c.typed.CoordinationV1().Leases(c.namespace).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if err := check.Equal("changes of the leader", *lease.Spec.LeaseTransitions, 1); err != nil {
		return err
	}
	stopSecond()
	<-secondDone
	return nil
}
