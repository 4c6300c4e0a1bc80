package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	corev1 "k8s.io/api/core/v1"
	eventsv1 "k8s.io/api/events/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/openapi"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/events"

	"wherry.test/clients/check"
)

func (c *clients) discovery(context.Context) error {
	version, err := c.typed.Discovery().ServerVersion()
	if err != nil {
		return err
	}
	groups, lists, err := c.typed.Discovery().ServerGroupsAndResources()
	if err != nil {
		return err
	}
	// The same without aggregation: one request for each version.
	legacy, err := discovery.NewDiscoveryClientForConfig(c.config)
	if err != nil {
		return err
	}
	legacy.UseLegacyDiscovery = true
	_, plain, err := legacy.ServerGroupsAndResources()
	if err != nil {
		return err
	}
	count := func(lists []*metav1.APIResourceList) (count int) {
		for _, list := range lists {
			count += len(list.APIResources)
		}
		return count
	}
	preferred, err := c.typed.Discovery().ServerPreferredResources()
	if err != nil {
		return err
	}
	// As protobuf.
	document, err := c.typed.Discovery().OpenAPISchema()
	if err != nil {
		return err
	}
	paths, err := openapi.NewClient(c.typed.Discovery().RESTClient()).Paths()
	if err != nil {
		return err
	}
	apps, err := paths["apis/apps/v1"].Schema("application/com.github.proto-openapi.spec.v3@v1.0+protobuf")
	if err != nil {
		return err
	}
	if len(groups) < 20 || len(preferred) < 15 || len(document.Definitions.AdditionalProperties) < 500 || len(apps) < 10000 {
		return fmt.Errorf("%d groups, %d preferred, %d definitions, %d bytes", len(groups), len(preferred), len(document.Definitions.AdditionalProperties), len(apps))
	}
	return check.First(
		check.Equal("version", version.Major+"."+version.Minor, "1.34"),
		check.Equal("resources, plain and aggregated", count(plain), count(lists)),
	)
}

func (c *clients) refusals(ctx context.Context) error {
	maps := c.typed.CoreV1().ConfigMaps(c.namespace)
	name := check.Name("twice")
	if _, err := maps.Create(ctx, configMap(name, nil), metav1.CreateOptions{}); err != nil {
		return err
	}
	_, missing := maps.Get(ctx, "missing", metav1.GetOptions{})
	_, twice := maps.Create(ctx, configMap(name, nil), metav1.CreateOptions{})
	_, badName := maps.Create(ctx, configMap("No_Good", nil), metav1.CreateOptions{})
	bad := deployment("bad", -1)
	bad.Spec.Template.Labels = map[string]string{"app": "other"}
	_, invalid := c.typed.AppsV1().Deployments(c.namespace).Create(ctx, bad, metav1.CreateOptions{})
	_, nowhere := c.typed.CoreV1().ConfigMaps("no-such-namespace").Create(ctx, configMap(name, nil), metav1.CreateOptions{})
	_, selector := maps.List(ctx, metav1.ListOptions{FieldSelector: "data.k=v"})
	_, gone := maps.List(ctx, metav1.ListOptions{Limit: 1, Continue: "nonsense"})
	stranger := rest.CopyConfig(c.config)
	stranger.Impersonate = rest.ImpersonationConfig{UserName: "stranger"}
	_, forbidden := kubernetes.NewForConfigOrDie(stranger).CoreV1().Secrets(c.namespace).List(ctx, metav1.ListOptions{})
	unknown := rest.AnonymousClientConfig(c.config)
	unknown.BearerToken = "nonsense"
	_, unauthorized := kubernetes.NewForConfigOrDie(unknown).CoreV1().Secrets(c.namespace).List(ctx, metav1.ListOptions{})
	for _, one := range []struct {
		what    string
		err     error
		reason  metav1.StatusReason
		code    int
		message string
	}{
		{"missing", missing, metav1.StatusReasonNotFound, 404, `configmaps "missing" not found`},
		{"twice", twice, metav1.StatusReasonAlreadyExists, 409, fmt.Sprintf("configmaps %q already exists", name)},
		{"name", badName, metav1.StatusReasonInvalid, 422, ""},
		{"Deployment", invalid, metav1.StatusReasonInvalid, 422, ""},
		{"no namespace", nowhere, metav1.StatusReasonNotFound, 404, `namespaces "no-such-namespace" not found`},
		{"field selector", selector, metav1.StatusReasonBadRequest, 400, `"data.k" is not a known field selector: only "metadata.name", "metadata.namespace"`},
		{"continue", gone, metav1.StatusReasonBadRequest, 400, ""},
		{"stranger", forbidden, metav1.StatusReasonForbidden, 403, fmt.Sprintf(`secrets is forbidden: User "stranger" cannot list resource "secrets" in API group "" in the namespace %q`, c.namespace)},
		{"token", unauthorized, metav1.StatusReasonUnauthorized, 401, "Unauthorized"},
	} {
		var status apierrors.APIStatus
		if !errors.As(one.err, &status) {
			return fmt.Errorf("%s: %v", one.what, one.err)
		}
		answer := status.Status()
		if err := check.First(check.Equal(one.what, answer.Reason, one.reason), check.Equal(one.what, answer.Code, one.code)); err != nil {
			return fmt.Errorf("%w: %s", err, answer.Message)
		}
		if one.message != "" && answer.Message != one.message {
			return fmt.Errorf("%s: %s", one.what, answer.Message)
		}
	}
	var status apierrors.APIStatus
	errors.As(invalid, &status)
	fields := []string{}
	for _, cause := range status.Status().Details.Causes {
		fields = append(fields, cause.Field)
	}
	return check.Equal("causes", fields, []string{"spec.replicas", "spec.template.metadata.labels"})
}

func (c *clients) access(ctx context.Context) error {
	accounts := c.typed.CoreV1().ServiceAccounts(c.namespace)
	if err := check.Until(ctx, "the default account", func() (bool, error) {
		_, err := accounts.Get(ctx, "default", metav1.GetOptions{})
		return err == nil, ignoreNotFound(err)
	}); err != nil {
		return err
	}
	token, err := accounts.CreateToken(ctx, "default", &authenticationv1.TokenRequest{}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	config := rest.AnonymousClientConfig(c.config)
	config.BearerToken = token.Status.Token
	account := kubernetes.NewForConfigOrDie(config)
	me, err := account.AuthenticationV1().SelfSubjectReviews().Create(ctx, &authenticationv1.SelfSubjectReview{}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	review, err := account.AuthorizationV1().SelfSubjectAccessReviews().Create(ctx, &authorizationv1.SelfSubjectAccessReview{
		Spec: authorizationv1.SelfSubjectAccessReviewSpec{ResourceAttributes: &authorizationv1.ResourceAttributes{Verb: "list", Resource: "secrets", Namespace: c.namespace}},
	}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	return check.First(
		check.Equal("user", me.Status.UserInfo.Username, "system:serviceaccount:"+c.namespace+":default"),
		check.Equal("allowed", review.Status.Allowed, false),
	)
}

func (c *clients) events(ctx context.Context) error {
	about, err := c.typed.CoreV1().ConfigMaps(c.namespace).Create(ctx, configMap(check.Name("told"), nil), metav1.CreateOptions{})
	if err != nil {
		return err
	}
	broadcaster := events.NewBroadcaster(&events.EventSinkImpl{Interface: c.typed.EventsV1()})
	stop := make(chan struct{})
	defer close(stop)
	broadcaster.StartRecordingToSink(stop)
	broadcaster.NewRecorder(scheme.Scheme, "wherry.test/clients").Eventf(about, nil, corev1.EventTypeNormal, "Told", "Telling", "it is %d", 42)
	var found []eventsv1.Event
	err = check.Until(ctx, "the event", func() (bool, error) {
		list, err := c.typed.EventsV1().Events(c.namespace).List(ctx, metav1.ListOptions{})
		if err != nil {
			return false, err
		}
		for _, event := range list.Items {
			if event.Regarding.UID == about.UID {
				found = append(found, event)
			}
		}
		return len(found) > 0, nil
	})
	if err != nil {
		return err
	}
	core, err := c.typed.CoreV1().Events(c.namespace).Get(ctx, found[0].Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	return check.First(
		check.Equal("note", found[0].Note, "it is 42"),
		check.Equal("message of the same in core", core.Message, "it is 42"),
		check.Equal("recent", time.Since(found[0].EventTime.Time) < time.Minute, true),
	)
}
