using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations.Balancing;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Stations.Scaling;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations;

/// <summary>A group during a run: its instances and the choice among them.</summary>
internal sealed class GroupState
{
    private readonly RandomStream _stream;
    private readonly RoutingPolicy _policy;
    private readonly int _replicas;
    private readonly int[] _turn;

    // Which replica of each shard is its primary. Shape: [shard].
    private readonly int[] _primary;
    private readonly long _failover;
    private long _electedFor = -1;
    private readonly ShardMap? _map;
    private readonly UnevenChoice? _uneven;
    private readonly HashRing? _ring;
    private int _shardTurn = -1;
    private RequestQueue _blocked = RequestQueue.Empty;

    public GroupState(Group group, InstanceState[] instances, ulong seed)
    {
        Group = group;
        Instances = instances;
        _stream = new RandomStream(seed, RandomStream.IdOf(group.Name + "/routing"));
        _policy = group.Routing;
        _replicas = group.Instances / group.Shards;
        Open = group.Scaling?.InstancesAtStart ?? _replicas;
        _turn = new int[group.Shards * (group.Placement?.Places.Count ?? 1)];
        _primary = new int[group.Shards];
        _map = group.ShardMap;
        _failover = SimTime.FromSeconds(group.FailoverSeconds);
        _uneven = UnevenChoice.Of(group, _stream);
        _ring = group.Routing == RoutingPolicy.ByKey ? new HashRing(group.PointsOnRing()) : null;
    }

    public Group Group { get; }

    public InstanceState[] Instances { get; }

    /// <summary>How many instances of each shard get requests, the first ones: all but where an autoscaler says otherwise.</summary>
    public int Open { get; set; }

    /// <summary>Who says how many; nothing where all serve all the time.</summary>
    public ScalerState? Scaler { get; init; }

    /// <summary>How many instances routing knows to be down; while it is 0, none is looked at for its health.</summary>
    public int KnownDown { get; set; }

    /// <summary>Instances ejected at this moment.</summary>
    public int Ejected { get; set; }

    /// <summary>Ejections since the last reset.</summary>
    public long EjectionCount { get; set; }

    /// <summary>Whether some program enters the group, so that a visit must look for the slot its request holds.</summary>
    public bool IsEntered { get; set; }

    /// <summary>Messages given out again, since the last reset.</summary>
    public long Redelivered { get; set; }

    /// <summary>Messages whose work was done although it had been given to somebody else too, since the last reset.</summary>
    public long Duplicates { get; set; }

    /// <summary>Batches taken, since the last reset.</summary>
    public long Batches { get; set; }

    /// <summary>Counts of the windows whose events gather here, where they overlap; nothing elsewhere.</summary>
    public Panes? Panes;

    /// <summary>Requests in them, since the last reset.</summary>
    public long Gathered { get; set; }

    /// <summary>Messages that were sent and have not reached the queue; its limit counts them.</summary>
    public int OnTheWay { get; set; }

    /// <summary>Senders that wait for room.</summary>
    public ref RequestQueue Blocked => ref _blocked;

    /// <summary>The log its instances are the partitions of, if they are.</summary>
    public LogState? Log { get; init; }

    /// <summary>The shard that owns a key.</summary>
    public int ShardOf(long key, DataSet data) =>
        _map is null ? KeyHash.ShardOf(key, Group.Shards) : _map.Of(key, data.Popularity.Keys, data.IsNew);

    /// <summary>The shard that takes a key over while its own is known to be down: by further hashes of the key, so that the others share what it had.</summary>
    public int HeirOf(int shard, long key)
    {
        const int TriesMax = 64;
        for (int i = 1; i <= TriesMax && KnownDown < Instances.Length && IsKnownDown(shard); i++)
        {
            shard = KeyHash.ShardOf(key + (i * 0x1000_0000_0000L), Group.Shards);
        }

        return shard;
    }

    private bool IsKnownDown(int shard)
    {
        foreach (InstanceState instance in Shard(shard))
        {
            if (!instance.IsKnownDown)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where its instances stand; nothing when they stand where the caller is.</summary>
    public PlacementState? Placement { get; init; }

    /// <summary>Whether the key of a request chooses its instance.</summary>
    public bool GoesByKey => _ring is not null;

    /// <summary>Chooses an instance of a shard.</summary>
    /// <returns>The instance, or nothing when all are known to be down.</returns>
    public InstanceState? Choose(int shard, long now) => ChooseAmong(shard * _replicas, Open, shard, now);

    /// <summary>Chooses one of several instances that stand together.</summary>
    /// <param name="first">The first of them, counted in the group.</param>
    /// <param name="count">How many; ≥ 1.</param>
    /// <param name="list">Which list of instances it is, so that each has its own turn.</param>
    /// <param name="now">Present time [ns].</param>
    /// <returns>The instance, or nothing when all are known to be down.</returns>
    public InstanceState? ChooseAmong(int first, int count, int list, long now)
    {
        if (count == 1)
        {
            InstanceState only = Instances[first];
            return only.IsKnownDown ? null : only;
        }

        if (_uneven is not null && _uneven.Matters(now))
        {
            return _uneven.Choose(Instances.AsSpan(first, count), now);
        }

        if (KnownDown > 0)
        {
            return ChooseHealthy(first, count, list);
        }

        return Instances[first + _policy switch
        {
            RoutingPolicy.RoundRobin => NextTurn(list, count),
            RoutingPolicy.Random => _stream.NextIndex(count),
            RoutingPolicy.LeastOutstanding => LeastOf(first, count, list),
            _ => BetterOfTwo(first, count),
        }];
    }

    /// <summary>Chooses one of several instances by a key: of those whose points come next on the ring the first that is not known to be down.</summary>
    /// <param name="key">The key.</param>
    /// <param name="first">The first of the instances, counted in the group.</param>
    /// <param name="count">How many; ≥ 1.</param>
    /// <returns>The instance, or nothing when all are known to be down.</returns>
    public InstanceState? ChooseFor(long key, int first, int count)
    {
        HashRing ring = _ring!;
        int point = ring.PointOf(key);
        for (int i = 0; i < ring.Count; i++)
        {
            InstanceState owner = Instances[ring.OwnerAt(point)];
            if ((uint)(owner.Number - first) < (uint)count && !owner.IsKnownDown)
            {
                return owner;
            }

            point = point + 1 == ring.Count ? 0 : point + 1;
        }

        return null;
    }

    /// <summary>Notes that an instance gets requests from now on: one that joined, or came back.</summary>
    public void NoteJoined(InstanceState instance, long now) => _uneven?.NoteJoined(instance, now);

    /// <summary>Chooses an instance of any shard, for a request without a key.</summary>
    /// <returns>The instance, or nothing when all are known to be down.</returns>
    public InstanceState? ChooseAny(long now)
    {
        int shards = Group.Shards;
        InstanceState? chosen = null;
        for (int i = 0; i < shards && chosen is null; i++)
        {
            _shardTurn = _policy == RoutingPolicy.Random ? _stream.NextIndex(shards) : _shardTurn + 1 >= shards ? 0 : _shardTurn + 1;
            chosen = Choose(_shardTurn, now);
        }

        return chosen;
    }

    /// <summary>The instance that answers for a shard: its primary. When that has died, another one takes its place after the time of a failover.</summary>
    /// <returns>The instance; nothing while there is none.</returns>
    public InstanceState? First(int shard, long now)
    {
        int first = shard * _replicas;
        InstanceState primary = Instances[first + _primary[shard]];
        if (!primary.IsKnownDown && (primary.IsUp || _failover == 0))
        {
            return primary;
        }

        bool isReplaced = primary.IsUp || now - primary.DownSince >= _failover || primary.DownSince <= _electedFor;
        for (int i = 0; i < Open && isReplaced; i++)
        {
            if (!Instances[first + i].IsKnownDown)
            {
                _primary[shard] = i;
                return Instances[first + i];
            }
        }

        return null;
    }

    /// <summary>Ends the failover of all primaries that have died by a moment, however long it still had to go.</summary>
    public void Elect(long diedBy) => _electedFor = Math.Max(_electedFor, diedBy);

    /// <summary>The instances of a shard that get requests.</summary>
    public ReadOnlySpan<InstanceState> Shard(int shard) => Instances.AsSpan(shard * _replicas, Open);

    /// <summary>The shard that an instance belongs to.</summary>
    public int ShardIndexOf(InstanceState instance) => (instance.Index - Instances[0].Index) / _replicas;

    /// <summary>Which replica of its shard an instance is, from 0.</summary>
    public int ReplicaIndexOf(InstanceState instance) => (instance.Index - Instances[0].Index) % _replicas;

    /// <summary>Whose turn it is among the replicas of a shard, from 0.</summary>
    public int NextTurn(int shard) => _policy == RoutingPolicy.Random ? _stream.NextIndex(Open) : NextTurn(shard, Open);

    /// <summary>The instances of the shard that an instance belongs to.</summary>
    public ReadOnlySpan<InstanceState> ShardWith(InstanceState instance) => Shard(ShardIndexOf(instance));

    private int NextTurn(int list, int count)
    {
        int turn = _turn[list];
        turn = turn >= count ? 0 : turn;
        _turn[list] = turn + 1;
        return turn;
    }

    private int LeastOf(int first, int count, int list)
    {
        int start = NextTurn(list, count);
        int best = start;
        long least = Instances[first + start].Outstanding;
        for (int i = 1; i < count && least > 0; i++)
        {
            int candidate = start + i;
            candidate = candidate >= count ? candidate - count : candidate;
            long load = Instances[first + candidate].Outstanding;
            if (load < least)
            {
                (best, least) = (candidate, load);
            }
        }

        return best;
    }

    private int BetterOfTwo(int first, int count)
    {
        int a = _stream.NextIndex(count);
        int b = _stream.NextIndex(count - 1);
        b += b >= a ? 1 : 0;
        return Instances[first + b].Outstanding < Instances[first + a].Outstanding ? b : a;
    }

    // Some instance is known to be down: pick the n-th of those that are not. Rare, so a scan is good enough.
    private InstanceState? ChooseHealthy(int first, int count, int list)
    {
        int healthy = 0;
        for (int i = 0; i < count; i++)
        {
            healthy += Instances[first + i].IsKnownDown ? 0 : 1;
        }

        if (healthy == 0)
        {
            return null;
        }

        switch (_policy)
        {
            case RoutingPolicy.RoundRobin:
                return NthHealthy(first, NextTurn(list, healthy));
            case RoutingPolicy.Random:
                return NthHealthy(first, _stream.NextIndex(healthy));
            case RoutingPolicy.PowerOfTwoChoices when healthy > 1:
                int one = _stream.NextIndex(healthy);
                int other = _stream.NextIndex(healthy - 1);
                other += other >= one ? 1 : 0;
                InstanceState a = NthHealthy(first, one);
                InstanceState b = NthHealthy(first, other);
                return b.Outstanding < a.Outstanding ? b : a;
            default:
                int start = NextTurn(list, healthy);
                InstanceState best = NthHealthy(first, start);
                for (int i = 1; i < healthy; i++)
                {
                    InstanceState candidate = NthHealthy(first, (start + i) % healthy);
                    best = candidate.Outstanding < best.Outstanding ? candidate : best;
                }

                return best;
        }
    }

    private InstanceState NthHealthy(int first, int n)
    {
        int i = first;
        while (Instances[i].IsKnownDown || n-- > 0)
        {
            i++;
        }

        return Instances[i];
    }
}
