using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Arrivals put off to the end of the constant delay that requests begin with, so that both are one event.</content>
public sealed partial class Execution
{
    // So many arrivals may follow one another before it is time to look whether somebody wants the run to stop.
    private const int ArrivalsInARow = 64;

    /// <summary>Plans the next arrival of a source together with its first delay, where nobody looks between the two.</summary>
    private void PlanLateArrival(int index, SourceState state)
    {
        long arrival = NextLateArrival(index, state);
        if (arrival >= 0)
        {
            PushComing(index, state, arrival);
        }
    }

    /// <summary>When the request comes that is next to be put off [ns]; −1 when there is none, or its arrival is planned as an event of its own.</summary>
    private long NextLateArrival(int index, SourceState state)
    {
        while (state.Emitted < state.RequestsMax && !_isOver)
        {
            state.PlanNext(_now);
            long arrival = SimTime.FromNanoseconds(state.Next);
            if (Later(arrival, state.FirstDelay) < _windowEnd && _traces.HasRoom)
            {
                return arrival;
            }

            if (arrival >= _now)
            {
                PushArrival(index, state);
                return -1;
            }

            // Others were put off past this one, which has to be here when somebody looks.
            ArriveBefore(state, arrival);
        }

        return -1;
    }

    /// <summary>Prepares the request that comes next: its slot is taken, but it is not in flight.</summary>
    private void PushComing(int index, SourceState state, long arrival)
    {
        int slot = PrepareComing(index, state, arrival);
        if (slot >= 0)
        {
            _events.PushSoon(arrival + state.FirstDelay, EventKind.Resume, slot, RankOf(in _requests[slot], state.Program));
        }
    }

    // Nobody else starts the program, so what the source has sent is what has arrived, also while the request before is just arriving.
    private int PrepareComing(int index, SourceState state, long arrival)
    {
        int slot = TakeSlot();
        if (slot >= 0)
        {
            ref Request request = ref _requests[slot];
            Prepare(ref request, state.Program, arrival, state.Emitted);
            request.State = RequestState.Coming;
            request.Link = index;
        }

        return slot;
    }

    /// <summary>A request arrives and has its first delay behind it already; so do those after it that come before anything else happens.</summary>
    private void Come(int slot)
    {
        int index = _requests[slot].Link;
        SourceState state = _sources[index];
        for (int i = 1; slot >= 0; i++)
        {
            long arrival = BeginComing(slot, index, state);
            int pc = _entry[state.Program] + 1;
            if (_steps[pc].Path == StepPath.Ahead)
            {
                Walk(slot, pc);
            }
            else
            {
                Proceed(slot, pc);
            }

            if (arrival < 0 || _isOver)
            {
                return;
            }

            long due = arrival + state.FirstDelay;
            if (i == ArrivalsInARow || _ready.Count > 0 || due >= _events.PeekTime)
            {
                PushComing(index, state, arrival);
                return;
            }

            _now = due;
            _eventCount++;
            slot = PrepareComing(index, state, arrival);
        }
    }

    /// <returns>When the next request of the source comes [ns], as <see cref="NextLateArrival"/> says.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long BeginComing(int slot, int index, SourceState state)
    {
        ProgramState program = _programs[state.Program];
        _requests[slot].State = RequestState.Running;
        _inUse++;
        program.Arrived++;
        _eventCount++;
        state.Emitted++;
        BeginLate(slot, state.Program, state.FirstDelay);
        return NextLateArrival(index, state);
    }

    private void ArriveBefore(SourceState state, long arrival)
    {
        int program = state.Program;
        int slot = Rent(program);
        if (slot < 0)
        {
            return;
        }

        _eventCount++;
        state.Emitted++;
        _requests[slot].Start = arrival;
        BeginLate(slot, program, state.FirstDelay);
        GoOnAt(slot, _entry[program] + 1, arrival + state.FirstDelay, EventKind.Resume);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginLate(int slot, int program, long delay)
    {
        int pc = _entry[program];
        StepState step = _steps[pc];
        step.Visits++;
        step.TimeSum += delay;
        if (_traces.Wants(_programs[program]))
        {
            TraceFromLate(slot, program, pc, delay);
        }
    }

    private void TraceFromLate(int slot, int program, int pc, long delay)
    {
        OpenTrace(slot, program);
        if (_requests[slot].IsTraced)
        {
            NoteTracedHop(slot, new Results.TraceHop(pc, _requests[slot].Start, 0, delay));
        }
    }
}
