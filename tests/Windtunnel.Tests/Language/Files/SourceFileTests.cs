using System.Text;
using Windtunnel.Language;
using Windtunnel.Language.Files;

namespace Windtunnel.Tests.Language.Files;

public sealed class SourceFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windtunnel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_File_GivesItsText() => Read(Write("a.yaml", "design: ü\r\n"u8.ToArray())).ShouldBe(("design: ü\r\n", null));

    [Fact]
    public void Read_ByteOrderMark_IsNotPartOfTheText() => Read(Write("a.yaml", [0xEF, 0xBB, 0xBF, (byte)'a'])).ShouldBe(("a", null));

    [Fact]
    public void Read_MissingFile_IsReported() => Read(Path.Combine(_folder, "no.yaml")).ShouldBe((null, DiagnosticCode.FileMissing));

    [Fact]
    public void Read_MissingFolder_IsReported() => Read(Path.Combine(_folder, "no", "no.yaml")).ShouldBe((null, DiagnosticCode.FileMissing));

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Read_NoPath_IsReported(string path) => Read(path).Code.ShouldBeOneOf(DiagnosticCode.FileUnreadable, DiagnosticCode.FileMissing);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01 })]
    public void Read_BytesThatAreNoText_AreReported(byte[] bytes) => Read(Write("a.yaml", bytes)).ShouldBe((null, DiagnosticCode.NotText));

    [Theory]
    [InlineData(1_000_000, null)]
    [InlineData(1_000_001, DiagnosticCode.FileTooLarge)]
    public void Read_LargeFile_IsReported(int bytes, string? code) => Read(Write("a.yaml", Encoding.ASCII.GetBytes(new string('#', bytes)))).Code.ShouldBe(code);

    [Fact]
    public void Read_EndlessDevice_IsReported()
    {
        if (File.Exists("/dev/zero"))
        {
            Read("/dev/zero").ShouldBe((null, DiagnosticCode.FileTooLarge));
        }
    }

    [Fact]
    public void Read_FolderWithDesignYaml_ReadsIt()
    {
        Write("other.yaml", "b"u8.ToArray());
        Write("design.yaml", "a"u8.ToArray());
        Read(_folder).ShouldBe(("a", null));
    }

    [Fact]
    public void Read_FolderWithOneFile_ReadsIt()
    {
        Write("other.yaml", "b"u8.ToArray());
        Read(_folder).ShouldBe(("b", null));
    }

    [Fact]
    public void Read_FolderWithNoneOrSeveral_IsReported()
    {
        Read(_folder).ShouldBe((null, DiagnosticCode.FileMissing));
        Write("a.yaml", []);
        Write("b.yaml", []);
        Read(_folder).ShouldBe((null, DiagnosticCode.FileMissing));
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static (string? Text, string? Code) Read(string path)
    {
        var reading = new Windtunnel.Language.Reading();
        var text = SourceFile.Read(path, reading, out _);
        return (text, reading.Diagnostics.SingleOrDefault()?.Code);
    }
}
