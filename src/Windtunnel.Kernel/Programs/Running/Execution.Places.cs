using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Ways between places: who is asked where, what the way takes, and what happens when it is cut.</content>
public sealed partial class Execution
{
    private readonly LinkState?[,] _links;
    private readonly double[,] _distances;

    /// <summary>Chooses who is asked and where that is; until the way back ends, the request is there.</summary>
    private int Travel(int slot, int pc, StepState step)
    {
        GroupState group = step.Group!;
        int here = PlaceOf(slot);
        int shard = group.Group.Shards > 1 && step.Data >= 0 ? group.ShardOf(KeyOf(slot, step), _model.Data[step.Data]) : 0;
        InstanceState? instance = step.IsAtFirst ? group.First(shard, _now) : ChooseFrom(slot, step, here, shard);
        if (instance is null)
        {
            Fail(slot, FailureCause.Unavailable);
            return -1;
        }

        PushFrame(slot, FrameKind.Trip, instance.Index, 0, here);
        return pc + 1;
    }

    private InstanceState? ChooseFrom(int slot, StepState step, int here, int shard)
    {
        GroupState group = step.Group!;
        (int list, int first, int count) = group.Placement!.ListFor(here, shard);
        return count == 0 ? null
            : group.GoesByKey ? group.ChooseFor(KeyOf(slot, step), first, count)
            : group.ChooseAmong(first, count, list, _now);
    }

    /// <summary>Crosses the link between the caller and who is asked, there or back.</summary>
    private int Cross(int slot, int pc, StepState step)
    {
        ref Frame trip = ref _frames[FindTrip(slot)];
        int there = PlaceOf(_instances[trip.Index]);
        (int from, int to) = step.IsBack ? (there, trip.Data) : (trip.Data, there);
        if (from < 0 || to < 0 || from == to)
        {
            return pc + 1;
        }

        ref Request request = ref _requests[slot];
        LinkState link = _links[from, to]!;
        if (link.IsCut)
        {
            request.State = RequestState.Stranded;
            request.Mark = _now;
            PushFrame(slot, FrameKind.Link, (from * _links.GetLength(0)) + to, _now);
            Enqueue(ref link.Stranded, slot);
            return -1;
        }

        request.State = RequestState.Delayed;
        long roundTrip = SimTime.FromSeconds(_distances[from, to]);
        if (link.Loses(_now))
        {
            // The step is done once more when the sender's transport sends again.
            long patience = LinkState.ResendAfter(roundTrip, (int)trip.Since++);
            step.WaitSum += patience;
            PushAfter(patience, EventKind.Resume, slot, RankOf(in request, step.Program));
            NoteHop(slot, pc, patience, 0);
            return -1;
        }

        trip.Since = 0;
        long time = link.Send(_now, step.Bytes);
        if (step.HandshakeChance > 0 && DrawOf(in request, step.Seed).NextChance(step.HandshakeChance))
        {
            time += step.HandshakeTrips * roundTrip;
        }

        step.Visits++;
        step.TimeSum += time;
        request.Pc = (ushort)(pc + 1);
        PushAfter(time, EventKind.Resume, slot, RankOf(in request, step.Program));
        NoteHop(slot, pc, 0, time);
        return -1;
    }

    /// <summary>The instance that the request travelled to, where it is one of a group.</summary>
    private InstanceState? TravelledTo(int slot, GroupState group)
    {
        int trip = FindTrip(slot);
        InstanceState? instance = trip < 0 ? null : _instances[_frames[trip].Index];
        return instance?.Group == group.Group ? instance : null;
    }

    private int FindTrip(int slot)
    {
        int side = _requests[slot].Side;
        int frame = side < 0 ? -1 : _sides[side].Frame;
        while (frame >= 0 && _frames[frame].Kind != FrameKind.Trip)
        {
            frame = _frames[frame].Below;
        }

        return frame;
    }

    /// <summary>Where a request is: where it travelled to last, else where it began; −1 when nobody said.</summary>
    private int PlaceOf(int slot)
    {
        int trip = FindTrip(slot);
        int side = _requests[slot].Side;
        return trip >= 0 ? PlaceOf(_instances[_frames[trip].Index]) : side >= 0 ? _sides[side].Place : -1;
    }

    private int PlaceOf(InstanceState instance)
    {
        GroupState group = _groups[instance.GroupIndex];
        return group.Placement!.PlaceOf(instance.Index - group.Instances[0].Index);
    }

    /// <summary>Says where a request that begins now comes from.</summary>
    private void BeginAt(int slot, SourceState state)
    {
        double u = state.OriginStream!.NextUniform();
        int i = 0;
        while (i < state.OriginsCumulative.Length - 1 && u >= state.OriginsCumulative[i])
        {
            i++;
        }

        _sides[SideOf(slot)].Place = state.Source.Origins[i].Place.Index;
    }

    private void Cut(LinkState link, bool isCut)
    {
        link.IsCut = isCut;
        for (int slot = isCut ? -1 : Dequeue(ref link.Stranded); slot >= 0; slot = Dequeue(ref link.Stranded))
        {
            PopFrame(_requests[slot].Side);
            StepState step = _steps[_requests[slot].Pc];
            step.WaitSum += _now - _requests[slot].Mark;
            NoteHop(slot, _requests[slot].Pc, _now - _requests[slot].Mark, 0);
            MakeReady(slot, _requests[slot].Pc);
        }
    }

    private void LeaveLink(int slot, int side)
    {
        Frame frame = PopFrame(side);
        int places = _links.GetLength(0);
        LeaveQueue(ref _links[frame.Index / places, frame.Index % places]!.Stranded, slot);
    }

    private static void LearnPlaces(GroupState group)
    {
        PlacementState placement = group.Placement!;
        for (int place = 0; place < placement.Places; place++)
        {
            placement.KnownDown[place] = !placement.IsUp(place, group.Instances);
        }
    }
}
