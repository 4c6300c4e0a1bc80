// Package check runs named checks one after the other and prints one line for each: `ok NAME` or `not ok NAME: WHY`.
package check

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

// Check is a name and what has to go well.
type Check struct {
	Name string
	Run  func(ctx context.Context) error
}

const limit = 60 * time.Second

// All runs the checks and ends the process.
func All(checks []Check) {
	code := 0
	for _, one := range checks {
		if err := run(one); err != nil {
			code = 1
			fmt.Printf("not ok %s: %s\n", one.Name, strings.ReplaceAll(err.Error(), "\n", " | "))
		} else {
			fmt.Printf("ok %s\n", one.Name)
		}
	}
	os.Exit(code)
}

func run(one Check) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("panic: %v", reason)
		}
	}()
	return one.Run(ctx)
}

// Equal tells the difference between two values as they print.
func Equal(what string, got, want any) error {
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		return fmt.Errorf("%s: %s, not %s", what, g, w)
	}
	return nil
}

// First is the first error that there is.
func First(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Until asks every 50 ms until the answer is true or an error, or the context ends.
func Until(ctx context.Context, what string, ask func() (bool, error)) error {
	for {
		done, err := ask()
		if err != nil || done {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited in vain for %s", what)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Name is the prefix with a random end.
func Name(prefix string) string {
	return fmt.Sprintf("%s-%06x", prefix, rand.IntN(1<<24))
}
