using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Loads;
using Windtunnel.Designs.Readers.Places;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of one request type's load, where it is more than a rate.</summary>
public static class LoadKeys
{
    public static readonly Key<Related> Rate = Keys.Of("rate", "Average rate over the day, or how it relates to another request type or to the daily users.", new RelatedType(Dimension.Rate, "10 x shorten"))
        .Inferred("required, unless there are users or a trace").Like("100M/day");

    public static readonly Key<Quantity> Peak = Keys.Quantity("peak", Dimension.Factor, "Rate at peak as a multiple of the average.").AtLeast(1)
        .Inferred("the workload's peak").Like("5 x");

    public static readonly Key<ArrivalPattern> Arrivals = Keys.Of("arrivals", "How arrivals are spread around their mean.", new ArrivalsType())
        .Default("poisson", "users who know nothing of each other (Palm–Khintchine)").Like("bursty 3 x for 10 s, 20 % of the time");

    public static readonly Key<string> Trace = Keys.Text("trace", "CSV of recorded arrival times, one per line, beside the design file; replaces rate and arrivals.")
        .Inferred("no trace").Like("arrivals.csv");

    public static readonly Key<Quantity> Users = Keys.Quantity("users", Dimension.Number, "Closed load: users who ask, wait for the answer, think, and ask again.").WholeFrom(0)
        .Inferred("an open load").Like("25");

    public static readonly Key<Distribution> Think = Keys.Distribution("think", Dimension.Duration, "Closed load: time between an answer and the same user's next request.")
        .Default("0 s", "none: each user asks again at once").Like("exp 30 s");

    public static readonly Key<Quantity> Every = Keys.Quantity("every", Dimension.Duration, "A job: a run of it starts every so often, the first that long after the beginning. How much traffic there is changes what a run has to do, not when it starts.").Above(0)
        .Inferred("no job").Like("1 h");

    public static readonly Key<WhileRunning> WhileRunning = Keys.Choice<WhileRunning>("while running", "Job: what becomes of a start while the run before is not over: it is skipped and the next run has more to do, it waits for the end of that run, or both run.")
        .Default("skip", "Forbid of a Kubernetes CronJob, which is for jobs that must not do the same work twice; its own default, Allow, is overlap").Like("queue");

    public static readonly Key<string> Of = Keys.Text("of", "Job: the flow whose requests a run works for, all that were done since the run before began; a run that fails leaves them to the next. `each`, `repeat each` and `fan out each` are about them.")
        .Inferred("nothing: what a run does is in its steps").Like("order");

    public static readonly Key<ImmutableArray<Origin>> From = Keys.Of("from", "Where its requests come from: a place, several alike, or `{ seoul: 60 %, tokyo: 40 % }`.", new OriginsType())
        .Inferred("the workload's own").Like("[seoul, tokyo]");

    public static readonly Key<Quantity> NewConnections = Keys.Quantity("new connections", Dimension.Share, "Share of its requests that open a connection: TCP and TLS 1.3 take a round trip each to the first component that stands in a place.").Between(0, 1)
        .Default("0 %", "connections are kept alive (HTTP/1.1 and later, RFC 9112 §9.3)").Like("5 %");

    public static readonly Shape Shape = new("load", [Rate, Peak, Arrivals, Trace, Users, Think, Every, WhileRunning, Of, From, NewConnections]);
}
