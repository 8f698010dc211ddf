using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>A reply needs somebody who waits for it.</summary>
internal sealed class ReplyCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var flow in design.Flows)
        {
            var isRead = flow.Reads is not null;
            Check(flow.Steps, isRead ? $"nobody waits for an answer to a message of '{flow.Reads!.Name}'" : null, reading);
        }
    }

    /// <param name="steps">Steps of one list.</param>
    /// <param name="obstacle">Why nobody can be answered; null when somebody can.</param>
    /// <param name="reading">Receives what is wrong.</param>
    private static void Check(IEnumerable<Step> steps, string? obstacle, Reading reading)
    {
        foreach (var step in steps)
        {
            if (step is Reply && obstacle is not null)
            {
                reading.Error(DiagnosticCode.Contradiction, step.Where, $"There is nobody to reply to here: {obstacle}.", "Remove 'reply', or put it among the steps of the service that answers.");
            }

            // A service answers whoever called it, wherever that is.
            var isHost = step is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true };
            obstacle = isHost ? null : obstacle;
            foreach (var list in StepTree.Lists(step))
            {
                Check(list, step is Invoke { Calls: { } calls } && list == calls ? null : ObstacleIn(step) ?? obstacle, reading);
            }
        }
    }

    // Steps that run beside others are requests of their own, whose end a join waits for.
    private static string? ObstacleIn(Step step) => step switch
    {
        Parallel => "the branches of 'parallel' are waited for together",
        Repeat { AtOnce: true } => "the copies of 'fan out' are waited for together",
        Batch => "what a batch does, it does for several requests",
        Async => "nobody waits for what 'async' starts",
        _ => null,
    };
}
