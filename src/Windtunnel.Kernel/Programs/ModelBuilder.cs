using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <summary>Lays out a model: groups, data, caches, programs, sources and a timeline.</summary>
public sealed class ModelBuilder
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    internal List<Group> Groups { get; } = [];

    internal List<DataSet> Data { get; } = [];

    internal List<Cache> Caches { get; } = [];

    internal List<RateLimiter> Limiters { get; } = [];

    internal List<Place> Places { get; } = [];

    internal List<Link> Links { get; } = [];

    internal List<Replication> Replications { get; } = [];

    internal List<ProgramBuilder> Programs { get; } = [];

    internal List<Source> Sources { get; } = [];

    internal List<TimelineEntry> Timeline { get; } = [];

    /// <summary>Adds a group of like instances; set its properties on what this returns.</summary>
    /// <param name="name">Its name, unique among groups.</param>
    public Group Group(string name) => Add(Groups, "group", name, index => new Group(name, index));

    /// <summary>Adds a group of one instance with some cores.</summary>
    /// <param name="name">Its name, unique among groups.</param>
    /// <param name="cores">Requests it serves at once; ≥ 1.</param>
    public Group Group(string name, int cores)
    {
        Group group = Group(name);
        group.Cores = cores;
        return group;
    }

    /// <summary>Adds a set of keyed data.</summary>
    /// <param name="name">Its name, unique among data sets.</param>
    /// <param name="popularity">How often each key is asked for.</param>
    public DataSet DataSet(string name, Popularity popularity) => Add(Data, "data", name, index => new DataSet(name, index, popularity));

    /// <summary>Adds a cache.</summary>
    /// <param name="cache">The cache; of one model only.</param>
    public Cache Add(Cache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return Add(Caches, "cache", cache.Name, index =>
        {
            cache.Index = index;
            return cache;
        });
    }

    /// <summary>Adds a limiter; set its properties on what this returns.</summary>
    /// <param name="name">Its name, unique among limiters.</param>
    public RateLimiter Limiter(string name) => Add(Limiters, "limiter", name, index => new RateLimiter(name, index));

    /// <summary>Adds a place where instances may stand and requests come from.</summary>
    /// <param name="name">Its name, unique among places.</param>
    public Place Place(string name) => Add(Places, "place", name, index => new Place(name, index));

    /// <summary>Adds the way from one place to another; a model with places needs one for each ordered pair.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="oneWay">The law of the time of one crossing [s].</param>
    public Link Link(Place from, Place to, Law oneWay)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(oneWay);
        return Add(Links, "link", $"{from.Name} to {to.Name}", _ => new Link(from, to, oneWay));
    }

    /// <summary>Watches what the replicas of a group have of a data set.</summary>
    /// <param name="group">The group.</param>
    /// <param name="data">The data.</param>
    public Replication Watch(Group group, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(data);
        string name = $"{group.Name} {data.Name}";
        return Add(Replications, "replication", name, index => new Replication(name, index, group, data));
    }

    /// <summary>Adds a program; write its steps on what this returns.</summary>
    /// <param name="name">Its name, unique among programs.</param>
    public ProgramBuilder Program(string name) => Add(Programs, "program", name, index => new ProgramBuilder(this, name, index));

    /// <summary>Adds an open source of independent arrivals.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="rate">Mean arrival rate [1/s]; &gt; 0.</param>
    public Source Poisson(ProgramBuilder program, double rate) => Renewal(program, rate, Law.Exponential(1));

    /// <summary>Adds an open source of arrivals one constant gap apart.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="rate">Arrival rate [1/s]; &gt; 0.</param>
    public Source Regular(ProgramBuilder program, double rate) => Renewal(program, rate, Law.Constant(1));

    /// <summary>Adds an open source whose gaps are independent draws from one law.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="rate">Mean arrival rate [1/s]; &gt; 0.</param>
    /// <param name="unitGap">The law of the gap in units of 1/<paramref name="rate"/>; give it mean 1.</param>
    public Source Renewal(ProgramBuilder program, double rate, Law unitGap)
    {
        ArgumentNullException.ThrowIfNull(unitGap);
        CheckRate(rate);
        return AddSource(program, (name, index) => new Source(name, index, program) { Rate = rate, UnitGap = unitGap });
    }

    /// <summary>Adds an open source that changes between two Poisson rates (MMPP-2); a rate factor of 0 makes it on–off.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="rate">Rate at factor 1 [1/s]; &gt; 0.</param>
    /// <param name="quiet">Factor on the rate while quiet, ≥ 0, and the law of how long that lasts [s].</param>
    /// <param name="busy">Factor on the rate while busy, ≥ 0, and the law of how long that lasts [s].</param>
    public Source Bursty(ProgramBuilder program, double rate, (double Factor, Law Stay) quiet, (double Factor, Law Stay) busy)
    {
        CheckRate(rate);
        ArgumentOutOfRangeException.ThrowIfNegative(quiet.Factor, nameof(quiet));
        ArgumentOutOfRangeException.ThrowIfNegative(busy.Factor, nameof(busy));
        return AddSource(
            program, (name, index) => new Source(name, index, program) { Rate = rate, UnitGap = Law.Exponential(1), Phases = [quiet, busy] });
    }

    /// <summary>Adds an open source that repeats recorded arrivals.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="timesSeconds">Arrival times [s]; ≥ 0, ascending.</param>
    public Source Trace(ProgramBuilder program, IEnumerable<double> timesSeconds)
    {
        long[] times = [.. timesSeconds.Select(SimTime.FromSeconds)];
        for (int i = 1; i < times.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(times[i], times[i - 1], nameof(timesSeconds));
        }

        return AddSource(program, (name, index) => new Source(name, index, program) { Times = times });
    }

    /// <summary>Adds a closed source: users who each think, send one request, wait for it to end, and think again.</summary>
    /// <param name="program">What each request does. The source is named after it.</param>
    /// <param name="users">How many users; ≥ 1.</param>
    /// <param name="think">The law of the time to think [s].</param>
    public Source Users(ProgramBuilder program, int users, Law think)
    {
        ArgumentNullException.ThrowIfNull(think);
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        return AddSource(program, (name, index) => new Source(name, index, program) { Users = users, Think = think });
    }

    /// <summary>Plans something to happen, for good. Of actions at one time, the one added first happens first.</summary>
    /// <param name="seconds">When [s]; ≥ 0.</param>
    /// <param name="action">What.</param>
    public ModelBuilder At(double seconds, TimelineAction action) => During(seconds, double.PositiveInfinity, action);

    /// <summary>Plans something to happen for a while. At one time, what ends does so before anything begins.</summary>
    /// <param name="fromSeconds">When it begins [s]; ≥ 0.</param>
    /// <param name="untilSeconds">When it ends [s]; ≥ <paramref name="fromSeconds"/>, +∞ for never.</param>
    /// <param name="action">What.</param>
    public ModelBuilder During(double fromSeconds, double untilSeconds, TimelineAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(untilSeconds, fromSeconds);
        long until = double.IsFinite(untilSeconds) ? SimTime.FromSeconds(untilSeconds) : SimTime.Max;
        Timeline.Add(new TimelineEntry(SimTime.FromSeconds(fromSeconds), until, action));
        return this;
    }

    /// <summary>Checks the model and lays it out.</summary>
    /// <returns>The model, which may be run many times, also at once.</returns>
    /// <exception cref="ArgumentException">Something contradicts itself; the message names it.</exception>
    public Model Build() => new(this);

    private static void CheckRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, SimTime.PerSecond);
    }

    private Source AddSource(ProgramBuilder program, Func<string, int, Source> create)
    {
        ArgumentNullException.ThrowIfNull(program);
        int same = Sources.Count(s => s.Program == program);
        string name = same == 0 ? program.Name : $"{program.Name} #{same + 1}";
        return Add(Sources, "source", name, index => create(name, index));
    }

    private T Add<T>(List<T> list, string sort, string name, Func<int, T> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_names.Add($"{sort} {name}"))
        {
            throw new ArgumentException($"There are two of {sort} {name}.", nameof(name));
        }

        T item = create(list.Count);
        list.Add(item);
        return item;
    }
}
