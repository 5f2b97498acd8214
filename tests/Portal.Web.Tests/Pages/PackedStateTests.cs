using System.Buffers;
using System.Text.Json;
using Portal.Features.Machines;
using Portal.Features.Paging;
using Portal.Web.Live;
using Portal.Features;
using Portal.Domain.Machines;
using Xunit;

namespace Portal.Web.Tests.Pages;

public sealed class PackedStateTests
{
    [Fact]
    public void What_a_page_has_read_comes_back_as_it_was_and_is_a_fraction_on_its_way()
    {
        var rows = Enumerable.Range(1, 100).Select(n => new MachineView(Guid.CreateVersion7(), $"VDI-{n:000}", MachineState.Ready, Condition.Healthy, DateTimeOffset.UnixEpoch, null, null, Guid.Empty, "Office", 1,
            "hv01.lab.example", Guid.CreateVersion7(), "00155D800001", $@"C:\Disks\VDI-{n:000}.vhdx", $@"C:\Disks\VDI-{n:000}.identity.vhdx", @"C:\Disks\Image-1.vhdx", null, []));
        var page = new Page<MachineView>([.. rows], null, "next", 100, CountIsCapped: false);
        var state = new PackedState<Page<MachineView>>();
        var packed = new ArrayBufferWriter<byte>();

        state.Persist(page, packed);
        var back = state.Restore(new ReadOnlySequence<byte>(packed.WrittenMemory));

        Assert.Equal(JsonSerializer.Serialize(page), JsonSerializer.Serialize(back));
        Assert.InRange(packed.WrittenCount, 1, JsonSerializer.SerializeToUtf8Bytes(page).Length / 5);
    }
}
