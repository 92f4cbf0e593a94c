import { act, render, renderHook, screen } from "@testing-library/react"
import type { ReactNode } from "react"
import { MemoryRouter, Route, Routes, useLocation, useNavigate } from "react-router-dom"
import { expect, test } from "vitest"

import { list, text } from "~/domain/url/search"

import { useSearch } from "./useSearch"

const table = { sort: text(), closed: list() }
const wall = { x: text() }

const usePage = () => {
  const [search, setSearch] = useSearch(table)
  const [, setWall] = useSearch(wall)
  return { search, setSearch, setWall, location: useLocation(), navigate: useNavigate() }
}

const open = (address = "/runs?embed=1") =>
  renderHook(usePage, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
    ),
  })

test("writes of one moment all arrive, whoever makes them", () => {
  const { result } = open()
  act(() => {
    result.current.setSearch({ sort: "-metrics.loss" })
    result.current.setWall({ x: "wall" })
    result.current.setSearch(({ closed }) => ({ closed: [...closed, "s:a"] }))
    result.current.setSearch(({ closed }) => ({ closed: [...closed, "s:b"] }))
  })
  expect(result.current.search).toEqual({ sort: "-metrics.loss", closed: ["s:a", "s:b"] })
  expect(new URLSearchParams(result.current.location.search).get("x")).toBe("wall")
  expect(new URLSearchParams(result.current.location.search).get("embed")).toBe("1")
})

test("a write that comes late, as from a timer, takes nothing back", () => {
  const { result } = open()
  const early = result.current.setSearch
  act(() => result.current.setSearch({ sort: "metrics.loss" }))
  act(() => result.current.setWall({ x: "wall" }))
  act(() => early({ closed: ["s:a"] }))
  expect(result.current.location.search).toBe("?embed=1&sort=metrics.loss&x=wall&closed=s%3Aa")
})

test("what was written before a step back is not written again after it", () => {
  const { result } = open()
  act(() => result.current.setSearch({ sort: "metrics.loss" }, { push: true }))
  act(() => void result.current.navigate(-1))
  act(() => result.current.setWall({ x: "wall" }))
  expect(result.current.location.search).toBe("?embed=1&x=wall")
})

test("a page that was left writes nothing into the address of the next", () => {
  const left: ReturnType<typeof usePage>[] = []
  const First = () => {
    left.push(usePage())
    return null
  }
  const Second = () => <output>{useLocation().pathname + useLocation().search}</output>
  render(
    <MemoryRouter initialEntries={["/first"]}>
      <Routes>
        <Route path="/first" element={<First />} />
        <Route path="/second" element={<Second />} />
      </Routes>
    </MemoryRouter>,
  )
  act(() => void left.at(-1)?.navigate("/second"))
  act(() => left.at(-1)?.setSearch({ sort: "metrics.loss" }))
  expect(screen.getByRole("status")).toHaveTextContent(/^\/second$/)
})
