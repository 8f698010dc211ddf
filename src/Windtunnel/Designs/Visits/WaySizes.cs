namespace Windtunnel.Designs.Visits;

/// <summary>What a call sends over a link and what comes back: a record where it is about data, else a request and a response of its flow.</summary>
public static class WaySizes
{
    /// <summary>Sizes of one call [B].</summary>
    /// <param name="design">The design.</param>
    /// <param name="flow">The flow that makes it.</param>
    /// <param name="call">The step.</param>
    public static (double There, double Back) Of(Design design, Flow flow, Invoke call)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(call);
        if (FlowWalk.DataOf(design, call) is not { } data)
        {
            return (flow.RequestSize.Value.Nominal, flow.ResponseSize.Value.Nominal);
        }

        // Whoever asks for a record, or acknowledges one, sends little more than headers.
        var record = data.Size.Value.Nominal;
        return call.Operation.Writes ? (record, Envelope) : (Envelope, record);
    }

    /// <summary>Default size of a request, which is little more than its headers [B].</summary>
    private const double Envelope = 700;
}
