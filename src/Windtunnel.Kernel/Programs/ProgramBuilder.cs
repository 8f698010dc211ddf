using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;

namespace Windtunnel.Kernel.Programs;

/// <summary>Writes one program: the steps a request goes through, in order.</summary>
/// <remarks>Every method adds a step and returns the builder. A program that does not say where it ends, ends after its last step.</remarks>
public sealed partial class ProgramBuilder
{
    private readonly ModelBuilder _model;
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, int> _parts = new(StringComparer.Ordinal);

    internal ProgramBuilder(ModelBuilder model, string name, int index) => (_model, Name, Index) = (model, name, index);

    /// <summary>The name, unique among programs; it also names the random streams of its steps.</summary>
    public string Name { get; }

    /// <summary>How many steps are written so far; the step written last is one less.</summary>
    public int Count => _steps.Count;

    internal int Index { get; }

    internal IReadOnlyList<Step> Steps => _steps;

    /// <summary>Lets time pass, holding nothing at the cores.</summary>
    /// <param name="time">The law of the time [s].</param>
    public ProgramBuilder Delay(Law time) => Add(new Step { Kind = StepKind.Delay, Law = NotNull(time) });

    /// <summary>Lets a constant time pass.</summary>
    /// <param name="seconds">The time [s]; ≥ 0.</param>
    public ProgramBuilder Delay(double seconds) => Delay(Law.Constant(seconds));

    /// <summary>Waits for a core of an instance and is served.</summary>
    /// <param name="group">Which group. If the request (or a caller waiting for it) holds a slot of one of its instances, that instance serves.</param>
    /// <param name="service">The law of the service time [s].</param>
    /// <param name="options">What else there is to the visit.</param>
    public ProgramBuilder Visit(Group group, Law service, VisitOptions? options = null) => Add(VisitOf(group, service, options ?? new VisitOptions(), null));

    /// <summary>Waits for a slot of an instance and holds it until <see cref="Leave"/>.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="patience">The longest wait before it fails with <see cref="FailureCause.Timeout"/> [s]. Default without bound.</param>
    /// <param name="options">How an instance is chosen; the rest of it says nothing here.</param>
    public ProgramBuilder Enter(Group group, Law? patience = null, VisitOptions? options = null) => Add(new Step
    {
        Kind = StepKind.Enter,
        Group = NotNull(group),
        Patience = patience,
        Priority = PriorityOf(options),
        Data = options?.KeyedBy,
        IsAtFirst = options?.IsAtFirst ?? false,
        Host = HostOf(group, options),
    });

    /// <summary>Starts the slot it holds unless a warm one is left: one that was used in the last <see cref="Group.KeepWarmSeconds"/>.</summary>
    /// <param name="group">Which group; it keeps slots warm, and the request has entered it.</param>
    /// <param name="start">Time of a start [s].</param>
    public ProgramBuilder WarmUp(Group group, Law start) => Add(new Step { Kind = StepKind.WarmUp, Group = NotNull(group), Law = start });

    /// <summary>Gives back the slot taken last.</summary>
    public ProgramBuilder Leave() => Add(new Step { Kind = StepKind.Leave });

    /// <summary>Goes to a label with a probability, else goes on.</summary>
    /// <param name="probability">Probability of going there; in [0, 1].</param>
    /// <param name="target">Where to.</param>
    public ProgramBuilder Branch(double probability, Label target) => Branch([(probability, target)]);

    /// <summary>Goes to one of several labels, or on.</summary>
    /// <param name="choices">Probability and label of each; the probabilities are ≥ 0 and sum to at most 1, the rest goes on.</param>
    /// <exception cref="ArgumentException">The probabilities are negative or sum to more than 1.</exception>
    public ProgramBuilder Branch(params (double Probability, Label Target)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var cumulative = new double[choices.Length];
        double sum = 0;
        for (int i = 0; i < choices.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(choices[i].Probability, nameof(choices));
            cumulative[i] = sum += choices[i].Probability;
        }

        if (!(sum <= 1 + 1e-9))
        {
            throw new ArgumentException($"The probabilities of a branch sum to {sum}.", nameof(choices));
        }

        return Add(new Step { Kind = StepKind.Branch, Cumulative = cumulative, Targets = [.. choices.Select(c => c.Target)] });
    }

    /// <summary>Does some steps with a probability, then goes on either way.</summary>
    /// <param name="probability">Probability of doing them; in [0, 1].</param>
    /// <param name="body">Writes the steps.</param>
    public ProgramBuilder Sometimes(double probability, Action<ProgramBuilder> body)
    {
        Label after = NewLabel();
        return Branch(1 - probability, after).Write(body).Mark(after);
    }

    /// <summary>Goes to a label.</summary>
    /// <param name="target">Where to.</param>
    public ProgramBuilder Jump(Label target) => Add(new Step { Kind = StepKind.Jump, Targets = [NotNull(target)] });

    /// <summary>Draws the key this request asks for, which steps that need one do by themselves.</summary>
    /// <param name="data">The data.</param>
    /// <param name="isFresh">Whether to draw again if there is one already. Default false.</param>
    public ProgramBuilder Draw(DataSet data, bool isFresh = false) => Add(new Step { Kind = StepKind.Draw, Data = NotNull(data), IsFresh = isFresh });

    /// <summary>Looks a key up in a cache; takes no time.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="onMiss">Writes the steps to do on a miss.</param>
    /// <param name="onHit">Writes the steps to do on a hit. Default none.</param>
    /// <param name="isCoalesced">Whether a request that misses a key which another one is already fetching waits until its steps on a miss are over, instead of
    /// doing them too. When they fail, those that wait fail with the same cause, as in Go's singleflight. Default false.</param>
    public ProgramBuilder CacheGet(Cache cache, Action<ProgramBuilder> onMiss, Action<ProgramBuilder>? onHit = null, bool isCoalesced = false)
    {
        Label hit = NewLabel();
        Label after = NewLabel();
        Label failed = NewLabel();
        Add(OfCache(StepKind.CacheGet, cache, isCoalesced ? [hit, after, failed] : [hit])).Write(onMiss);
        if (isCoalesced)
        {
            Add(OfCache(StepKind.CacheLand, cache, [after])).Mark(failed).Add(new Step { Kind = StepKind.FailAsTold });
        }
        else if (onHit is not null)
        {
            Jump(after);
        }

        return Mark(hit).Write(onHit ?? (_ => { })).Mark(after);
    }

    /// <summary>Stores the key in a cache.</summary>
    /// <param name="cache">The cache.</param>
    public ProgramBuilder CacheSet(Cache cache) => Add(OfCache(StepKind.CacheSet, cache, []));

    /// <summary>Removes the key from a cache.</summary>
    /// <param name="cache">The cache.</param>
    public ProgramBuilder CacheDelete(Cache cache) => Add(OfCache(StepKind.CacheDelete, cache, []));

    /// <summary>Passes a limiter, or fails with a cause; a leaky bucket makes it wait.</summary>
    /// <param name="limiter">The limiter.</param>
    /// <param name="data">On whose account: the key of this data. Default one account for all.</param>
    /// <param name="cause">The cause when it may not pass. Default <see cref="FailureCause.Limited"/>, an answer that is not asked for again.</param>
    public ProgramBuilder Limit(RateLimiter limiter, DataSet? data = null, FailureCause cause = FailureCause.Limited) =>
        Add(new Step { Kind = StepKind.Limit, Limiter = NotNull(limiter), Data = data, Cause = cause });

    /// <summary>Does some steps several times, one after the other.</summary>
    /// <param name="count">The law of how often, rounded to a whole number.</param>
    /// <param name="body">Writes the steps.</param>
    public ProgramBuilder Repeat(Law count, Action<ProgramBuilder> body) => Loop(NotNull(count), body);

    /// <summary>Runs programs side by side and waits for enough of them.</summary>
    /// <param name="needed">How many must succeed before it goes on; 1 to the number of programs. It fails once that cannot happen any more.</param>
    /// <param name="programs">The programs. They share the keys of this request.</param>
    public ProgramBuilder Fork(int needed, params ProgramBuilder[] programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        ArgumentOutOfRangeException.ThrowIfLessThan(needed, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, programs.Length);
        return Add(new Step { Kind = StepKind.Fork, Programs = [.. programs], Needed = needed });
    }

    /// <summary>Runs one program many times side by side and waits for all.</summary>
    /// <param name="count">The law of how many, rounded to a whole number.</param>
    /// <param name="program">The program. Each run draws keys of its own.</param>
    /// <param name="keep">Data whose key they share with this request.</param>
    public ProgramBuilder Each(Law count, ProgramBuilder program, params DataSet[] keep) =>
        Add(new Step { Kind = StepKind.Each, Law = NotNull(count), Programs = [NotNull(program)], Keep = keep });

    /// <summary>Starts a program and does not wait for it: an asynchronous send.</summary>
    /// <param name="program">The program. It begins with the keys of this request.</param>
    public ProgramBuilder Spawn(ProgramBuilder program) => Add(new Step { Kind = StepKind.Spawn, Programs = [NotNull(program)] });

    /// <summary>Sends a message to a queue, unless the queue is full: then this request fails with <see cref="FailureCause.Rejected"/>.</summary>
    /// <param name="queue">The queue: a group whose slots are its consumers.</param>
    /// <param name="program">What becomes of the message; it begins by entering the queue.</param>
    /// <param name="keyedBy">The data whose key says which partition of a log takes it. Default none: any partition.</param>
    public ProgramBuilder Publish(Group queue, ProgramBuilder program, DataSet? keyedBy = null) =>
        Add(new Step { Kind = StepKind.Spawn, Group = NotNull(queue), Programs = [NotNull(program)], Data = keyedBy });

    /// <summary>Runs a program and waits for its answer.</summary>
    /// <param name="program">The program. It shares the keys of this request, so that a retry asks for the same.</param>
    /// <param name="options">Timeout, retries and fallback.</param>
    /// <remarks>The work of an attempt that timed out goes on and still costs, unless <see cref="CallOptions.Cancellation"/> says otherwise.</remarks>
    public ProgramBuilder Call(ProgramBuilder program, CallOptions? options = null)
    {
        options ??= new CallOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.DeadlineSeconds, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Breaker?.Calls ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Hedge?.CopiesMax ?? 1, 1, nameof(options));
        return Add(new Step
        {
            Kind = StepKind.Call,
            Programs = [NotNull(program)],
            Patience = options.Timeout,
            Attempts = options.Attempts,
            Backoff = options.Backoff,
            Call = options,
            Targets = options.OnError is null ? [] : [options.OnError],
            Needed = 1,
        });
    }

    /// <summary>Waits for the lock of the row of the request's key, first come first served, and holds it until <see cref="Unlock"/>.</summary>
    /// <param name="data">The data.</param>
    /// <param name="patience">The longest wait before it fails with <see cref="FailureCause.LockTimeout"/> [s]. Default without bound.</param>
    public ProgramBuilder Lock(DataSet data, Law? patience = null) => Add(new Step { Kind = StepKind.Lock, Data = NotNull(data), Patience = patience });

    /// <summary>Gives back the lock taken last.</summary>
    public ProgramBuilder Unlock() => Add(new Step { Kind = StepKind.Unlock });

    /// <summary>Reads the row of the request's key and remembers its version and the units left.</summary>
    /// <param name="data">The data.</param>
    /// <param name="soldOut">Where to go when no unit is left. Default nowhere: the request fails with <see cref="FailureCause.SoldOut"/>.</param>
    public ProgramBuilder ReadRow(DataSet data, Label? soldOut = null) =>
        Add(new Step { Kind = StepKind.ReadRow, Data = NotNull(data), Targets = soldOut is null ? [] : [soldOut] });

    /// <summary>Writes the row as it was read, less one unit, whatever happened to it since.</summary>
    /// <param name="data">The data.</param>
    public ProgramBuilder WriteRow(DataSet data) => Add(new Step { Kind = StepKind.WriteRow, Data = NotNull(data) });

    /// <summary>Writes the row as it was read, less one unit, if nobody wrote it since: optimistic locking.</summary>
    /// <param name="data">The data.</param>
    /// <param name="conflict">Where to go when somebody did. Default nowhere: the request fails with <see cref="FailureCause.Conflict"/>.</param>
    public ProgramBuilder CommitRow(DataSet data, Label? conflict = null) =>
        Add(new Step { Kind = StepKind.CommitRow, Data = NotNull(data), Targets = conflict is null ? [] : [conflict] });

    /// <summary>Goes to an instance of a group that stands in places, which visits and entries then use, and crosses the way there.</summary>
    /// <param name="group">The group; it has a placement.</param>
    /// <param name="options">How an instance is chosen; the rest of it says nothing here.</param>
    /// <param name="bytes">Size of what is sent [B]; ≥ 0.</param>
    /// <param name="handshake">Share of the crossings that open a new connection, in [0, 1], and the round trips that takes; ≥ 0.</param>
    public ProgramBuilder Travel(Group group, VisitOptions? options = null, double bytes = 0, (double Share, int RoundTrips) handshake = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfNegative(handshake.RoundTrips, nameof(handshake));
        if (NotNull(group).Placement is null)
        {
            throw new ArgumentException($"Group {group.Name} stands in no place to travel to.", nameof(group));
        }

        Add(new Step { Kind = StepKind.Travel, Group = group, Data = options?.KeyedBy, IsAtFirst = options?.IsAtFirst ?? false });
        return Add(new Step { Kind = StepKind.Cross, Group = group, Bytes = bytes, HandshakeChance = handshake.Share, HandshakeTrips = handshake.RoundTrips });
    }

    /// <summary>Crosses the way back from where it travelled last.</summary>
    /// <param name="group">The group it travelled to.</param>
    /// <param name="bytes">Size of what comes back [B]; ≥ 0.</param>
    public ProgramBuilder Return(Group group, double bytes = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Add(new Step { Kind = StepKind.Cross, Group = NotNull(group), Bytes = bytes, IsBack = true });
        return Add(new Step { Kind = StepKind.EndTrip });
    }

    /// <summary>Fails the request.</summary>
    /// <param name="cause">The cause to give.</param>
    public ProgramBuilder Fail(FailureCause cause) => Add(new Step { Kind = StepKind.Fail, Cause = cause });

    /// <summary>Answers whoever waits for this request, which goes on with its next steps and keeps what it has taken: its second phase. Once it has answered, this does nothing.</summary>
    public ProgramBuilder Reply() => Add(new Step { Kind = StepKind.Reply });

    /// <summary>Ends the request with success.</summary>
    public ProgramBuilder End() => Add(new Step { Kind = StepKind.End });

    /// <summary>Makes a label of this program.</summary>
    public Label NewLabel() => new(this);

    /// <summary>Puts a label before the step that comes next.</summary>
    /// <param name="label">A label of this program that is not marked yet.</param>
    /// <exception cref="ArgumentException">The label belongs to another program or is marked already.</exception>
    public ProgramBuilder Mark(Label label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Program != this || label.Step >= 0)
        {
            throw new ArgumentException($"Program {Name} cannot mark a label that is another program's or marked already.", nameof(label));
        }

        label.Step = _steps.Count;
        return this;
    }

    /// <summary>Makes a program for a part of this one, named after it.</summary>
    /// <param name="body">Writes its steps.</param>
    /// <param name="title">What to call it; parts of one title are numbered, so that a part added elsewhere leaves their names, and so their draws, alone.</param>
    public ProgramBuilder Part(Action<ProgramBuilder> body, string title = "part")
    {
        int number = _parts.GetValueOrDefault(title) + 1;
        _parts[title] = number;
        return _model.Program($"{Name}/{title}{(number == 1 ? "" : $" {number}")}").Write(body);
    }

    internal ProgramBuilder Write(Action<ProgramBuilder> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        body(this);
        return this;
    }

    private static T NotNull<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private ProgramBuilder Loop(Law? count, Action<ProgramBuilder> body)
    {
        Label top = NewLabel();
        Label after = NewLabel();
        Add(new Step { Kind = StepKind.Repeat, Law = count, Targets = [after] });
        Mark(top).Write(body);
        return Add(new Step { Kind = StepKind.RepeatNext, Targets = [top] }).Mark(after);
    }

    private static int PriorityOf(VisitOptions? options)
    {
        int priority = options?.Priority ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(priority, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priority, Group.PriorityMax, nameof(options));
        return priority;
    }

    private static Group? HostOf(Group group, VisitOptions? options) => options?.Host is not { } host || host.Instances == group.Instances
        ? options?.Host
        : throw new ArgumentException($"Group {group.Name} has {group.Instances} instances, its host {host.Name} {host.Instances}.", nameof(options));

    private Step VisitOf(Group group, Law service, VisitOptions options, Replication? watched, bool isCopy = false) => new()
    {
        Kind = StepKind.Visit,
        Group = NotNull(group),
        Law = NotNull(service),
        PerItem = options.PerItem,
        ExtraDelay = options.ExtraDelay,
        Patience = options.Patience,
        ErrorProbability = options.ErrorProbability,
        Priority = PriorityOf(options),
        Data = options.KeyedBy,
        IsAtFirst = options.IsAtFirst,
        IsCopy = isCopy,
        Replication = watched,
        Programs = options.CopiesToReplicas ? [Part(copy => copy.Add(new Step { Kind = StepKind.Visit, Group = group, Law = service, PerItem = options.PerItem, Priority = PriorityOf(options), IsCopy = true }), "copy")] : [],
    };

    private static Step OfCache(StepKind kind, Cache cache, Label[] targets) =>
        new() { Kind = kind, Cache = NotNull(cache), Data = cache.Data, Targets = targets };

    private ProgramBuilder Add(Step step)
    {
        _steps.Add(step);
        return this;
    }
}
