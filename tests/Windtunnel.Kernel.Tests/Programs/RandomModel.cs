using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Messages;
using Windtunnel.Kernel.Stations.Overload;
using Windtunnel.Kernel.Stations.Scaling;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>A small model out of a seed: any steps in any order, stations that are often too small, faults at any time.</summary>
internal sealed class RandomModel
{
    private readonly RandomStream _chance;
    private int _pools;
    private readonly ModelBuilder _model = new();
    private readonly Group[] _groups;
    private readonly RateLimiter[] _limiters;
    private readonly DataSet _data;
    private readonly DataSet _stock;
    private readonly Cache[] _caches;
    private readonly List<ProgramBuilder> _programs = [];
    private readonly Group _log;
    private readonly ProgramBuilder _message;
    private readonly Group _queue;
    private readonly Group _gathering;
    private readonly Group _windows;
    private readonly ProgramBuilder _work;
    private readonly ProgramBuilder _task;

    public RandomModel(ulong seed)
    {
        _chance = new RandomStream(seed, 1);
        _data = _model.DataSet("data", Popularity.Zipf(100, 1));
        _stock = _model.DataSet("stock", Popularity.Uniform(3));
        _stock.Stock = 500;
        _caches =
        [
            _model.Add(Cache.Exact("exact", _data, 10, (CachePolicy)Below(4), 2)),
            _model.Add(Cache.Characteristic("characteristic", _data, 30, (CachePolicy)Below(4), 10)),
        ];
        _limiters = [.. Enum.GetValues<LimitAlgorithm>().Select(MakeLimiter)];
        _groups = [.. Enumerable.Range(0, 3).Select(MakeGroup)];
        _log = MakeLog();
        _message = Taken(_model.Program("message"), _log);
        Write(_message, 1 + Below(4), 1);
        _queue = MakeQueue();
        _task = Taken(_model.Program("task").Delay(0.01 * Below(2)), _queue);
        Write(_task, 1 + Below(4), 1);
        _gathering = _model.Group("gathering");
        (_gathering.Batching, _gathering.Concurrency) = (MakeBatching(), Below(2) == 0 ? int.MaxValue : 1 + Below(3));
        _windows = _model.Group("windows");
        _windows.Batching = new Batching { AtMost = int.MaxValue, AtLeast = int.MaxValue, WithinSeconds = 0 };
        _work = _model.Program("work");
        Write(_work, 1 + Below(3), 1);
        for (int i = 0; i < 4; i++)
        {
            ProgramBuilder program = _model.Program($"program {i}");
            Write(program, 1 + Below(6), 2);
            _programs.Add(program);
        }

        Group runs = _model.Group("runs");
        (runs.Concurrency, runs.AdmissionQueueMax) = (1 + Below(2), Below(3));
        ProgramBuilder job = _model.Program("job").BeginRun(runs).Collect(_programs[3]).DelayItems(Time());
        Write(job, 1 + Below(3), 1);
        _model.Regular(job, 0.2 * (1 + Below(5)));
        _model.Poisson(_programs[3], 1 + Below(30));
        _model.Users(_programs[2], 1 + Below(5), Law.Exponential(0.2));
        for (int i = 0; i < 6; i++)
        {
            double from = 10 * _chance.NextUniform();
            _model.During(from, from + (Below(4) == 0 ? double.PositiveInfinity : 5 * _chance.NextUniform()), MakeAction());
        }
    }

    public Model Build() => _model.Build();

    private int Below(int n) => _chance.NextIndex(n);

    private Law Time() => Below(4) switch
    {
        0 => Law.Constant(0.01 * Below(5)),
        1 => Law.Uniform(0, 0.1),
        2 => Law.LogNormal(-4, 1),
        _ => Law.Exponential(0.05),
    };

    private Law? MaybeTime() => Below(2) == 0 ? null : Time();

    private VisitOptions Options() => new()
    {
        PerItem = Below(4) == 0 ? Time() : null,
        Patience = MaybeTime(),
        ExtraDelay = MaybeTime(),
        ErrorProbability = 0.1 * Below(2),
        IsAtFirst = Below(4) == 0,
        CopiesToReplicas = Below(4) == 0,
        Priority = Below(4),
    };

    private RateLimiter MakeLimiter(LimitAlgorithm algorithm)
    {
        RateLimiter limiter = _model.Limiter($"{algorithm}");
        (limiter.Algorithm, limiter.PerSecond, limiter.Burst, limiter.Counters) = (algorithm, 1 + Below(30), 1 + Below(10), 1 + Below(3));
        return limiter;
    }

    private Group MakeGroup(int index)
    {
        Group group = _model.Group($"group {index}");
        int shards = 1 + Below(3);
        (group.Shards, group.Instances, group.KeyedBy) = (shards, shards * (1 + Below(3)), _data);
        (group.Cores, group.Concurrency) = (1 + Below(3), 1 + Below(4));
        (group.QueueMax, group.AdmissionQueueMax) = (Below(2) == 0 ? int.MaxValue : Below(4), Below(2) == 0 ? int.MaxValue : Below(4));
        (group.Routing, group.DetectionSeconds) = ((RoutingPolicy)Below(4), Below(2) * 0.5);
        group.Discipline = Below(2) == 0 ? QueueDiscipline.FirstInFirstOut : (QueueDiscipline)Below(Enum.GetValues<QueueDiscipline>().Length);
        group.DropsLate = Below(4) == 0;
        group.Shedding = Below(4) == 0 ? SheddingOf(Below(8)) : null;
        group.Pauses = Below(3) == 0 && group.Discipline is not (QueueDiscipline.ProcessorSharing or QueueDiscipline.PreemptivePriority) ? new Pauses(0.2, Time()) : null;
        if (shards == 1 && Below(2) == 0)
        {
            group.Scaling = new Autoscaler { InstancesAtStart = 1 + Below(group.Instances), Target = 0.6, IntervalSeconds = 0.3, WindowSeconds = 0.6, StartSeconds = 0.5 * Below(2), CooldownSeconds = 1 };
        }

        group.KeepWarmSeconds = Below(4) == 0 ? 0.1 * Below(5) : null;
        MakeUneven(group, Below);
        return group;
    }

    /// <summary>Perhaps lets instances get unequal parts, begin slowly, or be shunned when they fail.</summary>
    internal static void MakeUneven(Group group, Func<int, int> below)
    {
        if (below(4) == 0 && group is { Shards: 1, KeyedBy: not null })
        {
            (group.Routing, group.VirtualNodes) = (RoutingPolicy.ByKey, 1 + below(5));
        }

        group.Weights = below(4) == 0 ? [.. Enumerable.Range(0, group.Instances).Select(_ => 1.0 + below(3))] : null;
        group.SlowStartSeconds = below(4) == 0 && group.Routing != RoutingPolicy.ByKey ? 0.5 : 0;
        group.WarmUp = below(4) == 0 ? new WarmUp(3, 0.5) : null;
        ErrorRate? rate = below(2) == 0 ? new ErrorRate(0.3, 0.4, 3) : null;
        group.Ejection = below(3) == 0 ? new Ejection(1 + below(3), 0.2, 0.5 * below(3)) { Rate = rate } : null;
    }

    /// <summary>One of eight: by either measure, at once or late.</summary>
    internal static Shedding SheddingOf(int number)
    {
        double[] thresholds = [.. Enumerable.Range(0, Group.PriorityMax + 1).Select(p => 0.02 * (number + 1) / (p + 1.0))];
        return number % 2 == 0 ? Shedding.ByWait(thresholds) : Shedding.ByBusyShare([.. thresholds.Select(t => Math.Min(0.99, 5 * t))]);
    }

    private Group PoolOf(Group host)
    {
        Group pool = _model.Group($"pool {_pools++} of {host.Name}");
        (pool.Instances, pool.Concurrency, pool.AdmissionQueueMax) = (host.Instances, 1 + Below(3), Below(2) == 0 ? int.MaxValue : Below(4));
        return pool;
    }

    private Group MakeLog()
    {
        Group log = _model.Group("log");
        int partitions = 1 + Below(4);
        (log.Instances, log.Shards, log.Concurrency) = (partitions, partitions, 1);
        log.Rules = Below(3) > 0 ? null : new MessageRules { KeepSeconds = 1 + Below(5) };
        log.Subscription = new Subscription
        {
            Consumers = 1 + Below(4),
            SessionSeconds = 0.5 * Below(3),
            RebalanceSeconds = 0.2 * Below(3),
            CommitSeconds = Below(3),
            Delivery = (Delivery)Below(3),
        };
        return log;
    }

    private Group MakeQueue()
    {
        Group queue = _model.Group("queue");
        (queue.Concurrency, queue.AdmissionQueueMax) = (1 + Below(4), Below(2) == 0 ? int.MaxValue : Below(4));
        queue.Rules = new MessageRules
        {
            DeliveriesMax = 1 + Below(4),
            AcknowledgeSeconds = Below(2) == 0 ? double.PositiveInfinity : 0.05 * (1 + Below(4)),
            AgainAfterSeconds = 0.05 * Below(3),
            KeepSeconds = Below(2) == 0 ? double.PositiveInfinity : 1 + Below(3),
            SendersWait = Below(2) == 0,
        };
        return queue;
    }

    private Batching MakeBatching()
    {
        int most = 1 + Below(5);
        return new Batching { AtMost = most, AtLeast = 1 + Below(most), WithinSeconds = Below(4) == 0 ? double.PositiveInfinity : 0.05 * Below(4), EverySeconds = Below(4) == 0 ? 0.1 : 0 };
    }

    // Messages one by one, or in batches.
    private ProgramBuilder Taken(ProgramBuilder message, Group queue)
    {
        queue.Batching = Below(2) == 0 ? null : MakeBatching();
        return queue.Batching is null ? message.Enter(queue) : message.Gather(queue, message.Part(p => Write(p, 1 + Below(4), 1), "batch"));
    }

    private void Write(ProgramBuilder program, int steps, int depth)
    {
        for (int i = 0; i < steps; i++)
        {
            WriteStep(program, depth);
        }
    }

    private void WriteStep(ProgramBuilder program, int depth)
    {
        Group group = _groups[Below(_groups.Length)];
        switch (Below(depth > 0 ? 14 : 8))
        {
            case 0:
                program.Delay(Time());
                break;
            case 1 or 2:
                program.Visit(group, Time(), Options());
                break;
            case 3:
                program.Draw(_data, Below(2) == 0).CacheSet(_caches[Below(2)]);
                break;
            case 4 when _programs.Count > 0 && Below(6) == 0:
                program.Window(0.6, 0.1, 0.2, _windows).Gather(_windows, _work);
                break;
            case 4 when _programs.Count > 0 && Below(3) == 0:
                program.Gather(_gathering, _work);
                break;
            case 4 when Below(3) == 0:
                program.DelayItems(Time()).RepeatItems(p => p.Delay(Time()));
                break;
            case 4 when Below(2) == 0:
                program.Reply();
                break;
            case 4:
                program.CacheDelete(_caches[Below(2)]);
                break;
            case 5 when Below(2) == 0:
                program.Limit(_limiters[Below(_limiters.Length)], Below(2) == 0 ? _data : null, Below(2) == 0 ? FailureCause.Limited : FailureCause.Rejected);
                break;
            case 5:
                program.ReadRow(_stock, null).Delay(Time()).CommitRow(_stock);
                break;
            case 6:
                program.ReadRow(_stock).WriteRow(_stock);
                break;
            case 7 when _programs.Count > 0 && Below(2) == 0:
                program.Publish(_log, _message, Below(2) == 0 ? _data : null);
                break;
            case 7 when _programs.Count > 0 && Below(2) == 0:
                program.Publish(_queue, _task);
                break;
            case 7 when _programs.Count > 0:
                program.Publish(group, _programs[Below(_programs.Count)]);
                break;
            case 8 when Below(3) == 0:
                program.Enter(group).Enter(PoolOf(group), MaybeTime(), new VisitOptions { Host = group });
                Write(program, 1, depth - 1);
                program.Leave().Leave();
                break;
            case 8:
                program.Enter(group, MaybeTime());
                if (group.KeepWarmSeconds is not null)
                {
                    program.WarmUp(group, Time());
                }

                Write(program, 1 + Below(2), depth - 1);
                program.Leave();
                break;
            case 9:
                program.Sometimes(0.5, p => Write(p, 2, depth - 1));
                break;
            case 10:
                program.CacheGet(_caches[Below(2)], p => Write(p, 2, depth - 1), Below(2) == 0 ? null : p => Write(p, 1, depth - 1), isCoalesced: Below(2) == 0);
                break;
            case 11:
                program.Repeat(Law.Geometric(1), p => Write(p, 1, depth - 1));
                break;
            case 12:
                program.Lock(_data, MaybeTime());
                Write(program, 1, depth - 1);
                program.Unlock();
                break;
            case 13 when _programs.Count > 0:
                WriteChildren(program);
                break;
        }
    }

    private void WriteChildren(ProgramBuilder program)
    {
        ProgramBuilder one = _programs[Below(_programs.Count)];
        ProgramBuilder other = _programs[Below(_programs.Count)];
        switch (Below(4))
        {
            case 0:
                program.Fork(1 + Below(3), one, other, one);
                break;
            case 1:
                program.Each(Law.Geometric(2), one, _data);
                break;
            case 2:
                program.Spawn(one);
                break;
            default:
                program.Call(one, new CallOptions
                {
                    Timeout = MaybeTime(),
                    Attempts = 1 + Below(3),
                    Backoff = Backoff.DecorrelatedJitter(0.01, 1),
                    Cancellation = (Cancellation)Below(3),
                    DeadlineSeconds = Below(3) == 0 ? 0.02 * (1 + Below(10)) : double.PositiveInfinity,
                    Hedge = Below(3) == 0 ? new Hedge(0.02, Below(2) == 0 ? null : 0.9, 1 + Below(3)) : null,
                    Breaker = Below(3) == 0 ? new CircuitBreaker(0.5, 1 + Below(10), Below(2) == 0 ? 1 : double.PositiveInfinity, 0.5) : null,
                    HasEffect = Below(2) == 0,
                    TwinShare = 0.2 * Below(2),
                    Budget = Below(3) == 0 ? new RetryBudget(0.1, 3) : null,
                });
                break;
        }
    }

    private TimelineAction MakeAction()
    {
        Group group = Below(3) == 0 ? Below(2) == 0 ? _log : _queue : _groups[Below(_groups.Length)];
        return Below(13) switch
        {
            10 => TimelineAction.Drain(group, 0),
            11 => TimelineAction.Canary(group, 0.3, 2, 0.5),
            12 => TimelineAction.LearnHealth(group),
            0 => TimelineAction.Kill(group, 1 + Below(3)),
            1 => TimelineAction.Hang(group, 1 + Below(3)),
            2 => TimelineAction.Slow(group, 3, 1),
            3 => TimelineAction.Delay(group, 0.1),
            4 => TimelineAction.Lose(group, 0.3),
            5 => TimelineAction.Errors(group, 0.5),
            6 => TimelineAction.Flush(_caches[Below(2)]),
            7 => TimelineAction.Traffic(3),
            8 => TimelineAction.Duplicate(0.3),
            _ => TimelineAction.StopConsumers(group),
        };
    }
}
