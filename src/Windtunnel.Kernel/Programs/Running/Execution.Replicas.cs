using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Replicas;

namespace Windtunnel.Kernel.Programs;

/// <content>Replicas: asking several at once, which of them has which write, reads that miss one, writes that are lost.</content>
public sealed partial class Execution
{
    private readonly Pool<WriteRecord> _writes = new();
    private readonly Pool<ReadRecord> _reads = new();
    private readonly ReplicaBook[] _books;

    private int Ask(int slot, int pc, StepState step)
    {
        GroupState group = step.Group!;
        int shard = ShardFor(slot, step);
        InstanceState? primary = step.IsAtFirst && shard >= 0 ? group.First(shard, _now) : null;
        ReadOnlySpan<InstanceState> replicas = shard < 0 ? [] : group.Shard(shard);
        int up = 0;
        foreach (InstanceState replica in replicas)
        {
            up += replica.IsKnownDown ? 0 : 1;
        }

        int asked = step.Asked == 0 ? up : Math.Min(step.Asked, up);
        if (asked < step.Needed || (step.IsAtFirst && primary is null))
        {
            Fail(slot, FailureCause.Unavailable);
            return -1;
        }

        int join = _joins.Rent();
        _joins[join] = new Join { Parent = slot, Pending = asked, Needed = step.Needed, Spare = asked - step.Needed, FirstChild = -1, Deadline = DeadlineOf(slot), Ledger = -1 };
        WaitForOthers(slot, join, step);
        int write = WriteOf(slot);
        if (write >= 0)
        {
            _writes[write].Sender = primary?.Index ?? -1;
        }

        int turn = asked == up ? 0 : group.NextTurn(shard);
        for (int i = 0; i < replicas.Length && asked > 0 && !_isOver; i++)
        {
            InstanceState replica = replicas[(turn + i) % replicas.Length];
            if (!replica.IsKnownDown)
            {
                asked--;
                int program = step.Programs[replica == primary || step.Programs.Length == 1 ? 0 : 1];
                StartCopy(program, replica, join, write, slot, step.Seed);
            }
        }

        return -1;
    }

    private int ShardFor(int slot, StepState step)
    {
        GroupState group = step.Group!;
        return group.Group.Shards == 1 ? 0
            : step.Data >= 0 ? group.ShardOf(KeyOf(slot, step), _model.Data[step.Data])
            : group.ChooseAny(_now) is { } any ? group.ShardIndexOf(any) : -1;
    }

    private void StartCopy(int program, InstanceState replica, int join, int write, int parent, ulong seed)
    {
        int copy = Rent(program);
        if (copy < 0)
        {
            return;
        }

        int side = SideOf(copy);
        (_sides[side].Join, _sides[side].Items) = (join, _requests[parent].Side < 0 ? 0 : _sides[_requests[parent].Side].Items);
        _sides[side].Chance = InheritedChance(copy, parent, seed, replica.Index);
        if (join >= 0)
        {
            BeChildOf(join, copy, side);
        }

        if (write >= 0)
        {
            _writes[write].Pending++;
            PushFrame(copy, FrameKind.Write, write, _now, replica.Index);
        }

        MakeReady(copy, _entry[program]);
        _requests[copy].Link = replica.Index;
    }

    private int BeginRead(int slot, int pc, StepState step)
    {
        ReplicaBook book = step.Book!;
        book.Reads++;
        long acknowledged = book.AcknowledgedOf(KeyOf(slot, step));
        if (acknowledged >= 0)
        {
            int read = _reads.Rent();
            _reads[read] = new ReadRecord { Acknowledged = acknowledged, Seen = -1, BehindSince = -1 };
            PushFrame(slot, FrameKind.Read, read, _now);
        }

        return pc + 1;
    }

    private int EndRead(int slot, int pc, StepState step)
    {
        int frame = TopOf(slot, FrameKind.Read);
        if (frame >= 0)
        {
            ReadRecord read = _reads[_frames[frame].Index];
            if (read.Seen < read.Acknowledged)
            {
                step.Book!.StaleReads++;
                step.Book.Ages.Record(Math.Max(0, _frames[frame].Since - read.BehindSince));
            }

            ReleaseLatest(slot, FrameKind.Read);
        }

        return pc + 1;
    }

    /// <summary>Notes what a replica has of the key that a request, or one that waits for this part of it, reads; or that it did a write.</summary>
    private void NoteReplica(int slot, StepState step, InstanceState instance)
    {
        int write = WriteOf(slot);
        if (write >= 0)
        {
            _writes[write].Sender = instance.Index;
            return;
        }

        int side = _requests[slot].Side;
        int reader = step.IsCopy && side >= 0 && _sides[side].Join >= 0 ? _joins[_sides[side].Join].Parent : slot;
        int frame = reader < 0 ? -1 : TopOf(reader, FrameKind.Read);
        if (frame < 0)
        {
            return;
        }

        ref ReadRecord read = ref _reads[_frames[frame].Index];
        (long version, long behindSince) = step.Book!.SeenAt(_keys[PlaceOf(reader, step.BookData)], step.Group!.ReplicaIndexOf(instance));
        if (version > read.Seen)
        {
            (read.Seen, read.BehindSince) = (version, behindSince);
        }
    }

    private int BeginWrite(int slot, int pc, StepState step)
    {
        long key = KeyOf(slot, step);
        int write = _writes.Rent();
        (int entry, long version) = step.Book!.Open(key);
        _writes[write] = new WriteRecord { Book = step.Book, Entry = entry, Version = version, Pending = 1, Sender = -1 };
        PushFrame(slot, FrameKind.Write, write, _now);
        return pc + 1;
    }

    private int EndWrite(int slot, int pc, StepState step)
    {
        int write = WriteOf(slot);
        ref WriteRecord record = ref _writes[write];
        record.IsAcknowledged = true;
        if (step.Programs.Length > 0)
        {
            InstanceState done = _instances[record.Sender];
            if (step.Programs.Length == 1)
            {
                record.Book.Apply(record.Entry, step.Group!.ReplicaIndexOf(done), record.Version);
            }
            else
            {
                StartCopy(step.Programs[1], done, -1, write, slot, step.Seed);
            }

            record.Book.Acknowledge(record.Entry, record.Version, _now);
            foreach (InstanceState replica in step.Group!.ShardWith(done))
            {
                if (replica != done && replica.IsUp && !_isOver)
                {
                    StartCopy(step.Programs[0], replica, -1, write, slot, step.Seed);
                }
            }
        }
        else
        {
            record.Book.Acknowledge(record.Entry, record.Version, _now);
        }

        ReleaseLatest(slot, FrameKind.Write);
        return pc + 1;
    }

    private int Apply(int slot, int pc, StepState step)
    {
        int frame = TopOf(slot, FrameKind.Write);
        InstanceState replica = _instances[_frames[frame].Data];
        ref WriteRecord record = ref _writes[_frames[frame].Index];
        record.Made++;
        if (step.Programs.Length > 0)
        {
            StartCopy(step.Programs[0], replica, -1, _frames[frame].Index, slot, step.Seed);
            return pc + 1;
        }

        record.Book.Apply(record.Entry, _groups[replica.GroupIndex].ReplicaIndexOf(replica), record.Version);
        return pc + 1;
    }

    private void ReleaseWrite(int write)
    {
        ref WriteRecord record = ref _writes[write];
        if (--record.Pending > 0)
        {
            return;
        }

        if (record is { IsCut: true, IsAcknowledged: true, Made: 0 })
        {
            record.Book.LostWrites++;
            record.Book.Forget(record.Entry);
        }

        record.Book.Close(record.Entry);
        _writes.Return(write);
    }

    /// <summary>Drops the copies that an instance that dies had not sent yet.</summary>
    private void CutWrites(InstanceState instance)
    {
        for (int slot = 0; slot < _slotsUsed && _writes.InUse > 0; slot++)
        {
            // A copy that has been sent waits for a core, is served or has been applied; one that has not stands before its visit.
            ref Request request = ref _requests[slot];
            if (request.State is not (RequestState.Delayed or RequestState.Ready) || request.Side < 0 || _steps[request.Pc] is not { Kind: StepKind.Visit, IsCopy: true })
            {
                continue;
            }

            int frame = TopOf(slot, FrameKind.Write);
            if (frame >= 0 && _writes[_frames[frame].Index].Sender == instance.Index && _frames[frame].Data != instance.Index)
            {
                _writes[_frames[frame].Index].IsCut = true;
                Fail(slot, FailureCause.Unavailable);
            }
        }
    }

    private int WriteOf(int slot)
    {
        int frame = TopOf(slot, FrameKind.Write);
        return frame < 0 ? -1 : _frames[frame].Index;
    }

    /// <summary>What a request took last, when it is of a kind; else −1.</summary>
    private int TopOf(int slot, FrameKind kind)
    {
        int side = _requests[slot].Side;
        int frame = side < 0 ? -1 : _sides[side].Frame;
        return frame >= 0 && _frames[frame].Kind == kind ? frame : -1;
    }
}
