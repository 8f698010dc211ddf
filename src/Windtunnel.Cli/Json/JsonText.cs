using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Cli.Json;

/// <summary>Writes documents whose numbers are always numbers: what is not finite becomes null, and a word says why.</summary>
internal sealed class JsonText : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _writer;

    /// <param name="schema">Name and version of the document: "windtunnel/check/1".</param>
    public JsonText(string schema)
    {
        _writer = new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        Text("schema", schema);
    }

    public void Text(string name, string? value) => _writer.WriteString(name, value);

    public void Flag(string name, bool value) => _writer.WriteBoolean(name, value);

    public void Count(string name, long value) => _writer.WriteNumber(name, value);

    public void Count(string name, ulong value) => _writer.WriteNumber(name, value);

    /// <summary>A number [in the unit of its name], or null when it is not finite.</summary>
    public void Number(string name, double value)
    {
        if (double.IsFinite(value))
        {
            _writer.WriteNumber(name, value);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }

    /// <summary>Value, half-width of the 95 % interval, and whether to believe it.</summary>
    public void Measured(string name, Measured? measured)
    {
        if (measured is not { } known)
        {
            _writer.WriteNull(name);
            return;
        }

        Object(name, () =>
        {
            Number("value", known.Value);
            Number("halfWidth", known.HalfWidth);
            Text("trust", Word(known));
        });
    }

    public void Object(string name, Action body)
    {
        _writer.WriteStartObject(name);
        body();
        _writer.WriteEndObject();
    }

    public void List<T>(string name, IEnumerable<T> items, Action<T> body)
    {
        _writer.WriteStartArray(name);
        foreach (var item in items)
        {
            _writer.WriteStartObject();
            body(item);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    public void Texts(string name, IEnumerable<string> items)
    {
        _writer.WriteStartArray(name);
        foreach (var item in items)
        {
            _writer.WriteStringValue(item);
        }

        _writer.WriteEndArray();
    }

    /// <summary>Numbers in order; null for one that is not finite.</summary>
    public void Numbers(string name, IEnumerable<double> values)
    {
        _writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                _writer.WriteNumberValue(value);
            }
            else
            {
                _writer.WriteNullValue();
            }
        }

        _writer.WriteEndArray();
    }

    /// <summary>Ends the document; call it once.</summary>
    public string Finish()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return Encoding.UTF8.GetString(_stream.GetBuffer(), 0, (int)_stream.Length) + "\n";
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    private static string Word(Measured measured) => measured.Trust switch
    {
        Trust.Saturated => "saturated",
        Trust.DidNotSettle => "did not settle",
        Trust.TooFew => "too few",
        _ => double.IsFinite(measured.Value) ? "settled" : "no value",
    };
}
