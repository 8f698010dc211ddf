using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Tests.Stations;

public sealed class PauseScheduleTests
{
    [Fact]
    public void EndOf_LongWork_IsStretchedByTheShareOfPauses()
    {
        PauseSchedule schedule = Make(1, SimTime.Max);
        SimTime.ToSeconds(schedule.EndOf(0, SimTime.FromSeconds(1e6))).ShouldBe(1.05e6, 2_000);
    }

    // Work done in two pieces, one right after the other, ends when work done in one does.
    [Fact]
    public void EndOf_WorkInPieces_EndsAsInOne()
    {
        var chance = new RandomStream(7, 1);
        for (ulong seed = 1; seed <= 200; seed++)
        {
            (PauseSchedule one, PauseSchedule pieces) = (Make(seed, SimTime.Max), Make(seed, SimTime.Max));
            long now = 0;
            for (int i = 0; i < 50; i++)
            {
                now += SimTime.FromSeconds(5 * chance.NextExponential());
                (long a, long b) = (SimTime.FromSeconds(8 * chance.NextExponential()), SimTime.FromSeconds(chance.NextExponential()));
                long end = one.EndOf(now, a + b);
                end.ShouldBeGreaterThanOrEqualTo(now + a + b);
                now = pieces.EndOf(now, a);
                pieces.EndOf(now, b).ShouldBe(end, $"seed {seed}, turn {i}");
            }
        }
    }

    // Two cores of an instance stop and go on together: who has less to do is never done later.
    [Fact]
    public void EndOf_MoreWork_IsNeverDoneEarlier()
    {
        PauseSchedule schedule = Make(3, SimTime.Max);
        for (long now = 0; now < SimTime.FromSeconds(1000); now += SimTime.FromSeconds(0.3))
        {
            long less = schedule.EndOf(now, SimTime.FromSeconds(2));
            schedule.EndOf(now, SimTime.FromSeconds(2.001)).ShouldBeGreaterThan(less);
        }
    }

    [Fact]
    public void EndOf_WorkWithoutEnd_LooksNoFurtherThanTheRun() =>
        Make(1, SimTime.FromSeconds(100)).EndOf(0, SimTime.Max).ShouldBe(SimTime.Max);

    private static PauseSchedule Make(ulong seed, long until) => new(new Pauses(10, Law.Constant(0.5)), new RandomStream(seed, 1), until);
}
