using Windtunnel.Designs.Readers.Flows;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of a step that asks a component, where it says more than a time.</summary>
public static class StepKeys
{
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time it takes at an idle component.").Inferred("the component's own time").Like("4 ms");

    public static readonly Key<Distribution> Each = Keys.Distribution("each", Dimension.Duration, "In a batch: what each request of it adds to the time that holds a server.").Inferred("nothing: a batch takes as long as one").Like("20 us");

    public static readonly Key<Distribution> Timeout = Keys.Distribution("timeout", Dimension.Duration, "The caller gives up a try after this; the work goes on and still costs, unless 'cancel' says otherwise.")
        .Within("> 0", t => t.Mean > 0).Inferred("no limit").Like("200 ms");

    public static readonly Key<Quantity> Deadline = Keys.Quantity("deadline", Dimension.Duration, "Time for all tries together, passed on to everything asked on their behalf: nothing further is begun once it is over.").Above(0)
        .Inferred("no limit").Like("500 ms");

    public static readonly Key<Cancellation> Cancel = Keys.Choice<Cancellation>("cancel", "What becomes of work whose caller gave up, at the callee and at all whom it asks: it goes on; it is dropped if it has not begun when its turn comes; it stops at once.")
        .Inferred("never: it goes on and still costs").Like("propagates");

    public static readonly Key<Retry> Retry = Keys.Of("retry", "Further tries after a failure or timeout, and how the wait before each is spread.", new RetryType())
        .Inferred("no further try").Like("2 with jitter");

    public static readonly Key<Quantity> RetryBudget = Keys.Quantity("retry budget", Dimension.Share, "Further tries at most, as a share of all calls of this step by whoever makes them: a token bucket with a reserve of 100 tries (Finagle's RetryBudget, Twitter 2016).")
        .Between(0, 1).Inferred("no limit").Like("10 %");

    public static readonly Key<Quantity> Priority = PriorityKeys.Priority("How urgent it is, where the component goes by that.", "the priority of its flow");

    public static readonly Key<Idempotence> Idempotent = Keys.Choice<Idempotence>("idempotent", "Whether a try that repeats what another try has done is recognised and has no effect, as with an idempotency key.")
        .Inferred("no, where something is written; else it does not matter").Like("yes");

    public static readonly Key<Quantity> Duplicated = Keys.Quantity("duplicated", Dimension.Share, "Share of tries that arrive twice, as a network or an impatient user sends them.").Between(0, 1)
        .Inferred("none").Like("0.1 %");

    public static readonly Key<Hedge> Hedge = Keys.Of("hedge", "Asks once more when no answer has come for so long, and takes the first answer; the other goes on and costs unless 'cancel' says otherwise. A retry budget pays for it too.", new HedgeType())
        .Inferred("never").Like("after p95");

    public static readonly Key<Breaker> Breaker = Keys.Of("breaker", "Circuit breaker: fails at once while too many calls of this step fail, by whoever makes them; after a while one call tries whether it is over.", new BreakerType())
        .Inferred("never opens").Like("opens at 50 % of 20 calls in 10 s, half-open after 30 s");

    public static readonly Key<Bulkhead> Bulkhead = Keys.Of("bulkhead", "Calls of this step at once, of all its callers together; one more is turned away, or waits where that is said.", new BulkheadType())
        .Inferred("no limit").Like("20 and 50 waiting");

    public static readonly Key<Node> OnError = Steps("on error", "Steps that run instead of failing.").Inferred("a failure is the caller's failure");

    public static readonly Key<Node> OnMiss = Steps("on miss", "For `get`: steps that run when the key is not in the cache.").Inferred("none");

    public static readonly Key<Node> OnHit = Steps("on hit", "For `get`: steps that run when it is.").Inferred("none");

    public static readonly Key<string> Through = Keys.Text("through", "For `get` and `set` of a cache: the store it reads what it misses from, or writes to before it answers.")
        .Inferred("the caller does that itself: cache-aside").Like("urls");

    public static readonly Key<Node> Calls = Steps("calls", "For a service: steps that run on its behalf before it answers, its slot held.")
        .Inferred("the steps after it in its list");

    public static readonly Key<Locking> Locking = Keys.Choice<Locking>("locking", "For `update`: how two updates of one row are kept apart.")
        .Default("pessimistic", "SELECT … FOR UPDATE: correct at any contention; the alternatives must be asked for").Like("optimistic");

    public static readonly Key<Quantity> Attempts = Keys.Quantity("attempts", Dimension.Number, "For an optimistic `update`: tries before it fails.").Between(1, 1000)
        .Default("3", "retry default of 3 tries (derived planning value)").Like("5");

    public static readonly Key<Distribution> ReadTime = Keys.Distribution("read time", Dimension.Duration, "For `update`: time of the read at an idle database.")
        .Inferred("the component's own time of a read").Like("1 ms");

    public static readonly Key<Quantity> LockTimeout = Keys.Quantity("lock timeout", Dimension.Duration, "For a pessimistic `update`: the longest wait for the row.").Above(0)
        .Inferred("no limit").Like("2 s");

    public static readonly Key<Node> While = Steps("while", "For `update`: steps between the read and the write, the row locked.").Inferred("none");

    public static readonly Key<Node> OnSoldOut = Steps("on sold out", "For `update`: steps that run when the row's stock is used up.").Inferred("the request is answered, and counted as sold out");

    public static readonly Shape Shape = new("step",
        [Time, Each, Timeout, Retry, RetryBudget, Deadline, Cancel, Idempotent, Duplicated, Hedge, Breaker, Bulkhead, Priority, OnError, OnMiss, OnHit, Through, Calls, Locking, Attempts, ReadTime, LockTimeout, While, OnSoldOut]);

    private static Key<Node> Steps(string name, string about) => Keys.Node(name, about, "list of steps", SchemaPieces.Steps).Like("[urls read url]");
}
